import type { Me, Row } from "@api/contract";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { can, canOn, mayTake } from "@/core/permissions";
import type { ConversationActions } from "./actions";
import styles from "./Gate.module.css";
import { MergedInto } from "./merge/MergedInto";

export type GateKind =
  | "grant"
  | "noAgent"
  | "reach"
  | "merged"
  | "resolved"
  | "assistant"
  | "queue"
  | "person"
  | "colleague";

/** Why one cannot reply now, if so. The owner answers; others take the conversation over first, or leave a note. */
export function gateOf(row: Row, me: Me): GateKind | null {
  if (!can(me, "conversation.reply")) return "grant";
  if (!me.agent) return "noAgent";
  if (!canOn(me, "conversation.reply", row)) return "reach";
  if (row.merged_into) return "merged";
  if (row.status === "resolved") return "resolved";
  if (row.owner.kind === "person" && row.owner.id === me.agent.id) return null;
  return mayTake(me, row) ? row.owner.kind : "colleague";
}

interface Props {
  gate: GateKind;
  row: Row;
  actions: ConversationActions;
  /** What was written before the field was closed. */
  draft: string;
  /** Goes on with it as a note. */
  onNote: () => void;
}

/** Says why the reply field is closed, with the one step that opens it. */
export function Gate({ gate, row, actions, draft, onNote }: Props) {
  const { t } = useTranslation("conversation");
  const takes = gate === "assistant" || gate === "queue" || gate === "person";
  return (
    <div className={styles.gate}>
      {draft.trim() && (
        <blockquote>
          <span>{draft}</span>
          <Button size="small" onClick={onNote}>
            {t("gate.asNote")}
          </Button>
        </blockquote>
      )}
      <p>{t(`gate.${gate}`, { name: row.owner.name, number: row.merged_into?.number })}</p>
      {takes && (
        <Button type="primary" loading={actions.busy === "take"} onClick={() => void actions.take(row.version)}>
          {t("take")}
        </Button>
      )}
      {gate === "colleague" && !draft.trim() && <Button onClick={onNote}>{t("gate.note")}</Button>}
      {gate === "merged" && <MergedInto row={row} />}
      {gate === "resolved" && (
        <Button loading={actions.busy === "reopen"} onClick={() => void actions.reopen()}>
          {t("reopen")}
        </Button>
      )}
    </div>
  );
}
