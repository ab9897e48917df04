import type { BoardAssistant, BoardReason } from "@api/board";
import { Empty } from "@ui/Empty";
import { Bot } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./board.module.css";
import { Figure, Named } from "./Figure";
import parts from "./parts.module.css";
import { usePercent } from "./usePercent";

const ENDS = ["answered", "offered", "asked", "refused", "handed_over"] as const;

function Reasons({ title, items }: { title: string; items: BoardReason[] }) {
  const { t } = useTranslation("board");
  if (!items.length) return null;
  return (
    <div className={parts.reasons}>
      <h3>{title}</h3>
      <ul>
        {items.map(({ code, n }) => (
          <li key={code}>
            <span>{t(`reason.${code}`, { defaultValue: t("reason.other") })}</span>
            <span className="zk-num">{n}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How the assistant's turns of today ended: a bar with its parts named, and why it refused or handed over. */
export function Assistant({ share, moved }: { share: BoardAssistant; moved: ReadonlySet<string> }) {
  const { t } = useTranslation("board");
  const percent = usePercent();
  if (share.turns === 0)
    return (
      <section className={styles.card} aria-labelledby="board-assistant">
        <h2 id="board-assistant">{t("assistant")}</h2>
        <Named metric="share" n={0} />
        <Empty icon={<Bot size={22} />} title={t("noTurns")} hint={t("noTurnsHint")} />
      </section>
    );
  return (
    <section className={styles.card} aria-labelledby="board-assistant">
      <h2 id="board-assistant">{t("assistant")}</h2>
      <div className={styles.figures}>
        <Figure
          metric="share"
          value={percent(share.answered_share)}
          n={share.turns}
          note={t("ofTurns", { part: share.answered, count: share.turns })}
          moved={moved.has("share")}
        />
        <Figure metric="refused" value={share.refused} n={share.turns} note={percent(share.refused / share.turns)} />
        <Figure
          metric="overTurns"
          value={share.handed_over}
          n={share.turns}
          note={percent(share.handed_over / share.turns)}
        />
      </div>
      <div className={parts.bar} aria-hidden="true">
        {ENDS.map((end) => share[end] > 0 && <i key={end} data-end={end} style={{ flexGrow: share[end] }} />)}
      </div>
      <ul className={parts.legend}>
        {ENDS.map((end) => (
          <li key={end}>
            <i data-end={end} aria-hidden="true" />
            {t(`end.${end}`)} <b className="zk-num">{share[end]}</b>
          </li>
        ))}
      </ul>
      <div className={parts.columns}>
        <Reasons title={t("whyRefused")} items={share.refusals} />
        <Reasons title={t("whyOver")} items={share.handovers} />
      </div>
      {share.small_talk > 0 && <p className={styles.quiet}>{t("smallTalk", { count: share.small_talk })}</p>}
    </section>
  );
}
