import type { Board, BoardPerson } from "@api/board";
import { Avatar } from "@ui/Avatar";
import { Empty } from "@ui/Empty";
import { Headset } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSpan } from "@/core/time";
import { useNow } from "@/features/live/store";
import styles from "./board.module.css";
import { Named } from "./Figure";
import parts from "./parts.module.css";
import { inOrder, waited } from "./state";

function Person({ person: p, offset, moved }: { person: BoardPerson; offset: number; moved: boolean }) {
  const { t } = useTranslation("board");
  const span = useSpan();
  const now = useNow(10_000);
  const share = p.capacity ? Math.min(1, p.load / p.capacity) : p.load ? 1 : 0;
  return (
    <li>
      <Avatar name={p.name} kind="person" url={p.avatar_url} size={28} />
      <span className={parts.who}>
        <b>{p.name}</b>
        <span className={parts.presence} data-presence={p.presence}>
          <i aria-hidden="true" />
          {t(`common:presence.${p.presence}`)}
          {p.presence_reason && ` · ${p.presence_reason}`} · {span(waited(p.presence_since, now, offset) ?? 0)}
        </span>
        {p.presence === "offline" && <span className={styles.attention}>{t("leftBehind")}</span>}
      </span>
      <span className={parts.load} data-full={share >= 1}>
        <i aria-hidden="true">
          <b style={{ width: `${share * 100}%` }} />
        </i>
        <span className="zk-num" data-moved={moved}>
          {p.load} / {p.capacity}
        </span>
      </span>
    </li>
  );
}

interface Props {
  people: Board["people"];
  offset: number;
  moved: ReadonlySet<string>;
}

/** Who is there, since when, and how full. */
export function People({ people, offset, moved }: Props) {
  const { t } = useTranslation("board");
  return (
    <section className={styles.card} aria-labelledby="board-people">
      <h2 id="board-people">{t("people")}</h2>
      <Named metric="load" />
      {people.items.length === 0 ? (
        <Empty icon={<Headset size={22} />} title={t("nobodyThere")} hint={t("nobodyThereHint")} />
      ) : (
        <ul className={parts.people}>
          {inOrder(people.items).map((p) => (
            <Person key={p.id} person={p} offset={offset} moved={moved.has(`person.${p.id}`)} />
          ))}
        </ul>
      )}
      {people.offline > 0 && <p className={styles.quiet}>{t("offlineCount", { count: people.offline })}</p>}
    </section>
  );
}
