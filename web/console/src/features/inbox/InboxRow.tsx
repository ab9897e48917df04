import type { Row } from "@api/contract";
import { Avatar } from "@ui/Avatar";
import type { TFunction } from "i18next";
import { Braces, ChevronDown, ChevronUp, Clock, Columns2, Eye, Flame, Globe, Moon } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { absolute, useSpan } from "@/core/time";
import { useUnsent } from "@/features/live/unsent";
import styles from "./InboxRow.module.css";
import { waitLevel } from "./waiting";

interface Props {
  row: Row;
  now: number;
  selected: boolean;
  /** It stands beside the selected one. */
  beside: boolean;
  /** None is open, beside which it could stand. */
  alone: boolean;
  left: boolean;
  onOpen: (id: string) => void;
  onBeside: (id: string) => void;
  chosen: boolean;
  /** Some are chosen: every row shows its box. */
  choosing: boolean;
  onChoose: (id: string, range: boolean) => void;
}

function placeText(queue: NonNullable<Row["queue"]>, t: TFunction<"inbox">): string {
  const { place: n, expected_wait_s: wait } = queue;
  return wait === null ? t("placeInQueue", { n }) : t("placeAndWait", { n, minutes: Math.ceil(wait / 60) });
}

function waitText(row: Row, t: TFunction<"inbox">, language: string): string {
  const since = t("waitingSince", { at: absolute(row.waiting_since ?? "", language) });
  return row.due_at ? `${since}\n${t("dueAt", { at: absolute(row.due_at, language) })}` : since;
}

function Wait({ row, now }: { row: Row; now: number }) {
  const { t, i18n } = useTranslation("inbox");
  const span = useSpan();
  if (row.waiting_since && row.status === "open") {
    const level = waitLevel(row.waiting_since, now, row.due_at);
    const text = span(now - new Date(row.waiting_since).getTime());
    return (
      <time
        className={`zk-num ${styles.wait}`}
        data-level={level}
        dateTime={row.waiting_since}
        title={waitText(row, t, i18n.language)}
      >
        {level !== "calm" && <Clock size={11} aria-hidden="true" />}
        {text}
      </time>
    );
  }
  const at = row.preview?.at ?? row.updated_at;
  return (
    <time className={`zk-num ${styles.time}`} dateTime={at} title={absolute(at, i18n.language)}>
      {span(now - new Date(at).getTime())}
    </time>
  );
}

/** That the reader has begun something here. */
function Unfinished({ id }: { id: string }) {
  const { t } = useTranslation("inbox");
  const what = useUnsent(id);
  return what ? (
    <em className={styles.unsent} data-what={what}>
      {t(`unsent.${what}`)}
    </em>
  ) : null;
}

/** One conversation in two lines: who and how long, what was last said and who has it. */
export const InboxRow = memo(function InboxRow(props: Props) {
  const { row, now, selected, beside, alone, left, onOpen, onBeside, chosen, choosing, onChoose } = props;
  const { t } = useTranslation("inbox");
  const { preview, owner } = row;
  const who = preview && preview.author_kind !== "customer" ? t(`said.${preview.author_kind}`) : "";
  function onClick(event: MouseEvent) {
    const command = event.ctrlKey || event.metaKey;
    if (event.shiftKey || (command && choosing)) onChoose(row.id, event.shiftKey);
    else if (command) onBeside(row.id);
    else onOpen(row.id);
  }
  const ownerKind = owner.kind === "queue" ? "queue" : owner.kind;
  return (
    <div className={styles.cell} data-choosing={choosing} data-chosen={chosen}>
      <input
        type="checkbox"
        className={styles.box}
        checked={chosen}
        aria-label={t("bulk.choose", { name: row.customer.name })}
        tabIndex={choosing ? 0 : -1}
        onChange={() => {}}
        onClick={(e) => onChoose(row.id, e.shiftKey)}
      />
      <button
        type="button"
        className={styles.row}
        data-selected={selected || beside}
        data-unread={row.unread > 0}
        data-left={left}
        aria-current={selected || beside ? "true" : undefined}
        aria-keyshortcuts="Alt+Enter"
        onClick={onClick}
        onKeyDown={(e) => {
          if (e.key !== "Enter" || !e.altKey) return;
          e.preventDefault();
          onBeside(row.id);
        }}
      >
        <span className={styles.face}>
          <Avatar name={row.customer.name} kind="customer" size={36} />
          <span className={styles.channel} title={row.inbox.name}>
            {row.inbox.kind === "api" ? <Braces size={10} /> : <Globe size={10} />}
          </span>
        </span>
        <span className={styles.body}>
          <span className={styles.line}>
            <span className={styles.name}>{row.customer.name}</span>
            {row.priority === "urgent" && <Flame size={13} className={styles.mark} aria-label={t("priority.urgent")} />}
            {row.priority === "high" && <ChevronUp size={14} className={styles.mark} aria-label={t("priority.high")} />}
            {row.priority === "low" && <ChevronDown size={14} className={styles.mark} aria-label={t("priority.low")} />}
            {row.followed && <Eye size={13} className={styles.mark} aria-label={t("followed")} />}
            {row.status === "snoozed" && <Moon size={13} className={styles.mark} aria-label={t("status.snoozed")} />}
            {row.mode !== "live" && <span className={styles.mode}>{t(`mode.${row.mode}`)}</span>}
            {row.queue && (
              <span className={`zk-num ${styles.place}`} title={placeText(row.queue, t)}>
                {t("place", { n: row.queue.place })}
              </span>
            )}
            <Wait row={row} now={now} />
          </span>
          <span className={styles.line}>
            <Unfinished id={row.id} />
            <span className={styles.preview}>
              {who && <i>{who}</i>}
              {preview?.text ?? t("noWords")}
            </span>
            {row.unread > 0 ? (
              <span className={`zk-num ${styles.unread}`} title={t("unread", { n: row.unread })}>
                {row.unread > 99 ? "99+" : row.unread}
              </span>
            ) : null}
            <Avatar name={owner.name} kind={ownerKind} size={18} title={t("hasIt", { name: owner.name })} />
          </span>
        </span>
      </button>
      {!selected && !alone && !choosing && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.aside}
          data-beside={beside}
          aria-label={t("beside.openOf", { name: row.customer.name })}
          title={t("beside.open")}
          onClick={() => onBeside(row.id)}
        >
          <Columns2 size={15} />
        </button>
      )}
    </div>
  );
});
