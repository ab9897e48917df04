import type { Entry } from "@api/knowledge";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { useSession } from "@/core/session";
import { fromField, toField } from "@/core/zoned";
import { Moment } from "../Moment";
import styles from "./life.module.css";
import type { StepName } from "./steps";

/** Steps that are asked about before they are taken. */
export const ASKED: StepName[] = ["reject", "schedule", "unpublish", "archive", "delete", "discard"];

interface Props {
  name: StepName;
  entry: Entry | null;
  onTake: (body: object) => Promise<boolean>;
  onClose: () => void;
}

const tomorrow = () => new Date(Math.ceil((Date.now() + 3_600_000) / 3_600_000) * 3_600_000).toISOString();

/** Asks what a step needs (a note, a time) and says what it will do. */
export function StepDialog({ name, entry, onTake, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const zone = me.workspace.timezone;
  const [note, setNote] = useState("");
  const [at, setAt] = useState(() => toField(entry?.draft?.publish_at ?? tomorrow(), zone));
  const [busy, setBusy] = useState(false);
  const moment = fromField(at, zone);
  const time = moment === null ? Number.NaN : new Date(moment).getTime();
  const past = time <= Date.now();
  const ready = name === "reject" ? Boolean(note.trim()) : name !== "schedule" || (!Number.isNaN(time) && !past);

  async function take() {
    setBusy(true);
    const body = name === "reject" ? { note: note.trim() } : name === "schedule" ? { publish_at: moment } : {};
    await onTake(body);
    setBusy(false);
    onClose();
  }
  const danger = name === "delete" || name === "discard";
  const says = t(`life.will.${name}`, { count: entry?.similar.length ?? 0 });
  return (
    <Modal
      open
      width={460}
      title={t(`life.ask.${name}`, { question: entry?.question ?? "" })}
      okText={t(`life.step.${name}`)}
      okButtonProps={{ danger, disabled: !ready }}
      confirmLoading={busy}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        {name === "reject" && (
          <Field label={t("life.note")} hint={t("life.noteHint")}>
            <Input.TextArea
              autoFocus
              maxLength={500}
              autoSize={{ minRows: 3 }}
              value={note}
              onChange={(e) => setNote(e.target.value)}
            />
          </Field>
        )}
        {name === "schedule" && (
          <Field label={t("life.at")} hint={t("life.atHint", { zone })} problem={past ? t("life.past") : undefined}>
            <Moment value={at} onChange={setAt} />
          </Field>
        )}
        <Consequences danger={danger} items={[says]} />
      </div>
    </Modal>
  );
}
