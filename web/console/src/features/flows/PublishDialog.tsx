import type { FlowFull, FlowVersion } from "@api/flows";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useList } from "@/core/pages";
import { PlayDraft } from "@/core/scenarios/PlayDraft";
import { useCan } from "@/core/session";
import { Diff } from "@/core/yaml/Diff";
import styles from "./flows.module.css";
import type { Draft } from "./useDraft";

/** Lets the draft be live: what changes for customers, and why. */
export function PublishDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation("flows");
  const { message } = useFeedback();
  const { flow, busy, problem } = draft;
  const mayEdit = useCan("knowledge.edit");
  const [note, setNote] = useState("");
  const versions = useList<FlowVersion>("flow-versions", `/flows/${flow.id}/versions`, flow.live_version !== null);
  const live = versions.data?.find((one) => one.version === flow.live_version);
  async function go() {
    const made = await draft.run("publish", () =>
      post<FlowFull>(`/flows/${flow.id}/publish`, { version: flow.version, note }),
    );
    if (!made) return;
    void message.success(t("publish.done", { version: made.live_version }));
    onClose();
  }
  return (
    <Modal
      open
      width={820}
      title={t("publish.title")}
      okText={t("publish.button")}
      confirmLoading={busy === "publish"}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t(flow.live_version === null ? "publish.first" : "publish.hint")}</p>
        {live && <Diff before={live.source} after={flow.source} />}
        {mayEdit && <PlayDraft flow={flow} />}
        <Field label={t("publish.note")}>
          <Input maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
        </Field>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
