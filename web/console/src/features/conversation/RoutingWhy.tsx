import type { Id } from "@api/contract";
import type { Routing, RoutingDecision, RoutingWhy as Why } from "@api/routing";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { absolute, clock, useSpan } from "@/core/time";
import styles from "./TimelineDrawer.module.css";

const SECOND = 1000;

/** Why a conversation waits, and why it went to whom it went; nothing where routing never had it. */
export function RoutingWhy({ id, version }: { id: Id; version: number | undefined }) {
  const { t } = useTranslation("writing");
  const { data } = useQuery({
    queryKey: ["routing", id, version],
    queryFn: ({ signal }) => get<Routing>(`/conversations/${id}/routing`, signal),
    placeholderData: (held) => held,
  });
  if (!data || (!data.waiting && !data.items.length)) return null;
  return (
    <section className={styles.routing} aria-label={t("routing.title")}>
      <h3>{t("routing.title")}</h3>
      {data.waiting && <Waits why={data.waiting} />}
      <ol className={styles.timeline}>
        {data.items.map((one) => (
          <Made key={one.at} one={one} />
        ))}
      </ol>
    </section>
  );
}

/** Why nobody has it yet; the next routing takes it when there is no obstacle. */
function Waits({ why }: { why: Why }) {
  const { t } = useTranslation("writing");
  const numbers = { online: why.online, unskilled: why.unskilled, other: why.other_language, full: why.full ?? 0 };
  return <p role="status">{t(`routing.waits.${why.obstacle ?? "soon"}`, numbers)}</p>;
}

function Made({ one }: { one: RoutingDecision }) {
  const { t, i18n } = useTranslation("writing");
  const span = useSpan();
  const names = { agent: one.agent_name ?? "", queue: one.queue_name, span: span((one.waited_s ?? 0) * SECOND) };
  return (
    <li>
      <time className="zk-num" dateTime={one.at} title={absolute(one.at, i18n.language)}>
        {clock(one.at, i18n.language)}
      </time>
      <p>
        {t(`routing.made.${one.reason ?? one.kind}`, names)}
        {one.why && <Because why={one.why} />}
      </p>
    </li>
  );
}

/** By which rule somebody was chosen, and of how many. */
function Because({ why }: { why: Why }) {
  const { t } = useTranslation("writing");
  const span = useSpan();
  const left = [
    why.unskilled && t("routing.unskilled", { count: why.unskilled }),
    why.other_language && t("routing.otherLanguage", { count: why.other_language }),
  ].filter(Boolean);
  const idle = span((why.idle_s ?? 0) * SECOND);
  const chosen = t(`routing.chosen.${why.chosen}`, { idle, load: why.load, capacity: why.capacity });
  const seen = t("routing.seen", { count: why.online, waited: span(why.waited_s * SECOND) });
  return <small>{[chosen, seen, ...left].join(t("routing.join"))}</small>;
}
