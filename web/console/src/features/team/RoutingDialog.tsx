import type { RoutingSettings } from "@api/routing";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./team.module.css";

/** What a conversation of each channel weighs, how long to wait for who went away, and time for after-contact work. */
export function RoutingDialog({ settings, onClose }: { settings: RoutingSettings; onClose: () => void }) {
  const { t } = useTranslation("staffing");
  const [draft, setDraft] = useState(settings);
  const { busy, save, rest } = useSaving(["routing-settings"], onClose);
  const set = (part: Partial<RoutingSettings>) => setDraft((held) => ({ ...held, ...part }));
  const { chat: _, ...weights } = draft.weights;
  return (
    <Modal
      open
      title={t("routing")}
      okText={t("common:save")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void save(() => put("/routing-settings", { ...draft, weights }))}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {Object.entries(weights).map(([channel, weight]) => (
          <Field key={channel} label={t("weightOf", { channel: t(`channel.${channel}`, { defaultValue: channel }) })}>
            <InputNumber
              min={0}
              max={100}
              step={0.1}
              precision={2}
              value={weight}
              suffix={t("chats")}
              onChange={(value) => set({ weights: { ...weights, [channel]: value ?? 1 } })}
            />
          </Field>
        ))}
        <Field label={t("grace")} hint={t("graceHint")}>
          <InputNumber
            min={0}
            max={86_400}
            precision={0}
            value={draft.grace_s}
            suffix={t("seconds")}
            onChange={(value) => set({ grace_s: value ?? 120 })}
          />
        </Field>
        <Field label={t("wrapUp")} hint={t("wrapUpHint")}>
          <InputNumber
            min={0}
            max={3600}
            precision={0}
            value={draft.wrap_up_s}
            suffix={t("seconds")}
            onChange={(value) => set({ wrap_up_s: value ?? 0 })}
          />
        </Field>
        {rest([]) && (
          <p role="alert" className={styles.problem}>
            {rest([])}
          </p>
        )}
      </div>
    </Modal>
  );
}
