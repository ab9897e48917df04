import type { Base, Entry } from "@api/knowledge";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import type { Editor } from "../editor/useEditor";
import { useTime } from "../useTime";
import styles from "./life.module.css";
import { validityOf } from "./StateChips";
import type { Verdict } from "./useLife";
import { HeldBy, VerdictPanel } from "./Verdict";
import { Warnings } from "./Warnings";

interface Props {
  entry: Entry | null;
  base: Base | undefined;
  editor: Editor;
  verdict: Verdict | null;
  onVerdict: (verdict: Verdict | null) => void;
  onCompare: () => void;
}

/** What one must know before editing or publishing: what came back, what holds it, what somebody else did. */
export function Notices({ entry, base, editor, verdict, onVerdict, onCompare }: Props) {
  const { t } = useTranslation("knowledge");
  const time = useTime();
  const mayEdit = useCan("knowledge.edit");
  const draft = entry?.draft;
  const validity = entry && validityOf(entry, base?.remind_days ?? 14);
  const inReview = draft?.state === "in_review" || draft?.state === "scheduled";
  const { problem } = editor;
  return (
    <div className={styles.notices}>
      {editor.conflict && (
        <Alert
          type="error"
          showIcon
          title={t("conflict.title", { name: editor.conflict.by || t("conflict.somebody") })}
          description={t("conflict.hint")}
          action={<Button onClick={onCompare}>{t("conflict.compare")}</Button>}
        />
      )}
      {editor.restored && editor.dirty && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {t("restored.title")} <TimeAgo at={editor.restored} />
            </>
          }
          action={
            <Button size="small" onClick={editor.reset}>
              {t(entry ? "restored.drop" : "restored.startAnew")}
            </Button>
          }
        />
      )}
      {verdict && <VerdictPanel verdict={verdict} onClose={() => onVerdict(null)} />}
      {!verdict && draft?.held_by_run && <HeldBy run={draft.held_by_run} />}
      {draft?.state === "draft" && draft.review_note && (
        <Alert type="warning" showIcon title={t("life.sentBack")} description={draft.review_note} />
      )}
      {inReview && editor.rewritten && <Alert type="warning" showIcon title={t(`life.editTakesBack.${draft.state}`)} />}
      {validity && validity !== "notYet" && (
        <Alert
          type={validity === "ended" ? "error" : "warning"}
          showIcon
          title={t(`valid.${validity}Long`, { at: time(entry.valid_until ?? "") })}
          description={t("valid.whatToDo")}
        />
      )}
      {mayEdit && entry?.state !== "archived" && (
        <Warnings id={entry?.id ?? null} values={editor.values} endedSaid={validity === "ended"} />
      )}
      {problem && !problem.field && <Alert type="error" showIcon title={problem.text} />}
    </div>
  );
}
