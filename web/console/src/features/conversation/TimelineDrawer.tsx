import type { Id } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Checkbox from "antd/es/checkbox";
import Drawer from "antd/es/drawer";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { Trouble } from "@/core/Trouble";
import { absolute, clock, day, dayKey } from "@/core/time";
import { useLive } from "@/features/live/store";
import { RoutingWhy } from "./RoutingWhy";
import styles from "./TimelineDrawer.module.css";
import { type Happening, KINDS, type Kind, sentence, told } from "./timeline";

function Line({ one }: { one: Happening }) {
  const { t, i18n } = useTranslation("writing");
  const agents = useLive((s) => s.agents);
  const { key, ids, codes } = sentence(one);
  const who = one.actor.name || t(`timeline.by.${one.actor.kind}`);
  const reason = codes.reason ? t(`timeline.reason.${codes.reason}`, { defaultValue: "" }) : "";
  const params = {
    who,
    owner: ids.agent ? (agents[ids.agent]?.name ?? "") : "",
    priority: codes.priority ? t(`inbox:priority.${codes.priority}`, { defaultValue: codes.priority }) : "",
    score: String(one.data.score ?? ""),
    number: String(one.data.number ?? ""),
  };
  return (
    <li>
      <time className="zk-num" dateTime={one.at} title={absolute(one.at, i18n.language)}>
        {clock(one.at, i18n.language)}
      </time>
      <p>
        {t(`timeline.${key}`, { ...params, defaultValue: one.type })}
        {reason && <small>{reason}</small>}
      </p>
    </li>
  );
}

/** What happened to a conversation, in words, oldest first; what was only seen or delivered when asked for. */
export function TimelineDrawer({ id, onClose }: { id: Id; onClose: () => void }) {
  const { t, i18n } = useTranslation("writing");
  const version = useLive((s) => s.rows[id]?.version);
  const [shown, setShown] = useState<Kind[]>(["owner", "status", "message"]);
  const { data, error } = useQuery({
    queryKey: ["timeline", id, version],
    queryFn: ({ signal }) => get<{ items: Happening[] }>(`/conversations/${id}/timeline`, signal),
    placeholderData: (held) => held,
  });
  const items = told(data?.items ?? [], shown);
  return (
    <Drawer open title={t("timeline.title")} size={440} onClose={onClose}>
      <RoutingWhy id={id} version={version} />
      <Checkbox.Group
        className={styles.filter ?? ""}
        value={shown}
        onChange={(kinds) => setShown(kinds as Kind[])}
        options={KINDS.map((kind) => ({ value: kind, label: t(`timeline.kind.${kind}`) }))}
      />
      {error && <Trouble error={error} />}
      {!data && !error && <SkeletonRows count={6} height={28} />}
      <ol className={styles.timeline} aria-label={t("timeline.title")}>
        {items.map((one, n) => {
          const before = items[n - 1];
          const newDay = !before || dayKey(before.at) !== dayKey(one.at);
          return [
            newDay && (
              <li key={`day-${one.position}`} className={styles.day}>
                {day(one.at, i18n.language)}
              </li>
            ),
            <Line key={one.position} one={one} />,
          ];
        })}
      </ol>
      {data && !items.length && <p>{t("timeline.none")}</p>}
    </Drawer>
  );
}
