import type { IfAnswered } from "@api/writing";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Radio from "antd/es/radio";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useSession } from "@/core/session";
import { snoozeTimes } from "@/core/snooze";
import { Trouble } from "@/core/Trouble";
import { fromField, toField } from "@/core/zoned";
import styles from "./ScheduleDialog.module.css";

interface Props {
  /** The time chosen before, if there was one. */
  at: string | null;
  ifAnswered: IfAnswered;
  onChoose: (sendAt: string, ifAnswered: IfAnswered) => Promise<void>;
  onClose: () => void;
}

/** Asks when a reply goes, in the workspace's time, and what happens when the customer writes before. */
export function ScheduleDialog({ at, ifAnswered, onChoose, onClose }: Props) {
  const { t } = useTranslation("writing");
  const zone = useSession().me.workspace.timezone;
  const first = () => at ?? snoozeTimes(new Date(), zone)[2]?.until.toISOString() ?? null;
  const [field, setField] = useState(() => toField(first(), zone));
  const [choice, setChoice] = useState(ifAnswered);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const moment = fromField(field, zone);
  const time = moment === null ? Number.NaN : Date.parse(moment);
  const past = time <= Date.now();

  async function choose() {
    if (moment === null) return;
    setBusy(true);
    try {
      await onChoose(moment, choice);
      onClose();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      width={440}
      title={t("schedule.title")}
      okText={t("schedule.ok")}
      okButtonProps={{ disabled: Number.isNaN(time) || past }}
      confirmLoading={busy}
      onOk={() => void choose()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <Field
          label={t("schedule.at")}
          hint={t("schedule.zone", { zone })}
          problem={past ? t("schedule.past") : undefined}
        >
          <Input type="datetime-local" value={field} onChange={(e) => setField(e.target.value)} />
        </Field>
        <Radio.Group
          vertical
          value={choice}
          onChange={(e) => setChoice(e.target.value as IfAnswered)}
          aria-label={t("schedule.ifAnswered")}
          options={[
            { value: "ask", label: t("schedule.ask") },
            { value: "send", label: t("schedule.send") },
          ]}
        />
        {trouble !== null && <Trouble error={trouble} />}
      </div>
    </Modal>
  );
}
