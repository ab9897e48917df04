import type { Board } from "@api/board";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { Page } from "@/core/Page";
import { Trouble } from "@/core/Trouble";
import { absolute, clock, useSpan } from "@/core/time";
import { useNow } from "@/features/live/store";
import { Assistant } from "./Assistant";
import styles from "./board.module.css";
import { Figure } from "./Figure";
import { isYoung } from "./metrics";
import { People } from "./People";
import { Queues } from "./Queues";
import { BEHIND_S, type BoardState, level, longest, total, waited } from "./state";
import { Today } from "./Today";
import { useBoard } from "./useBoard";
import { DayContext } from "./useDay";

/** What of these numbers is partial: whose they are, how young the day is, what is not counted yet. */
function Notices({ board }: { board: Board }) {
  const { t } = useTranslation("board");
  const span = useSpan();
  const { day, reach } = board;
  const said = [
    reach.scope === "team" &&
      (reach.teams.length ? t("reach.team", { names: reach.teams.join(t("comma")) }) : t("reach.noTeam")),
    reach.scope === "own" && t("reach.own"),
    reach.inboxes && t("reach.inboxes", { names: reach.inboxes.join(t("comma")) }),
    isYoung(day) && t("young", { span: span(Date.parse(day.at) - Date.parse(day.began_at)) }),
    day.behind_s !== null && day.behind_s >= BEHIND_S && t("behind", { span: span(day.behind_s * 1000) }),
  ].filter((words) => words !== false && words !== null);
  if (!said.length) return null;
  return (
    <ul className={styles.notices}>
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function Now({ board, offset, moved }: BoardState & { board: Board }) {
  const { t } = useTranslation("board");
  const span = useSpan();
  const now = useNow(1_000);
  const ms = waited(longest(board.queues), now, offset);
  const waiting = total(board.queues, "waiting");
  return (
    <section className={styles.card} aria-labelledby="board-now">
      <h2 id="board-now">{t("now")}</h2>
      <div className={styles.figures} data-large>
        <Figure metric="waiting" value={waiting} level={level(ms)} moved={moved.has("waiting")} />
        <Figure
          metric="longest"
          value={ms === null ? null : span(ms)}
          level={level(ms)}
          note={ms === null ? t("nobodyWaits") : undefined}
        />
        <Figure metric="inService" value={total(board.queues, "in_service")} moved={moved.has("inService")} />
      </div>
    </section>
  );
}

/** The supervisor's board: what waits, who serves, what the assistant takes, and how today goes. */
export function Component() {
  const { t, i18n } = useTranslation("board");
  const { board, error, link, ...rest } = useBoard();
  if (!board)
    return <Page title={t("title")}>{error ? <Trouble error={error} /> : <SkeletonRows count={6} height={96} />}</Page>;
  const state = { board, ...rest };
  const { day } = board;
  const live = link === "open" && !error;
  return (
    <DayContext value={{ zone: day.zone, date: day.date }}>
      <Page
        wide
        title={t("title")}
        hint={t("dayLine", { date: day.date, zone: day.zone })}
        actions={
          <span className={styles.fresh} data-live={live} title={absolute(day.at, i18n.language)}>
            <i aria-hidden="true" />
            {t(live ? "live" : "stale", { at: clock(day.at, i18n.language) })}
          </span>
        }
      >
        <div className={styles.board}>
          <Notices board={board} />
          <Now {...state} />
          <section aria-label={t("queues")}>
            <Queues queues={board.queues} {...rest} />
          </section>
          <div className={styles.halves}>
            <People people={board.people} {...rest} />
            <Assistant share={board.assistant} moved={rest.moved} />
          </div>
          <Today today={board.today} moved={rest.moved} />
        </div>
      </Page>
    </DayContext>
  );
}
