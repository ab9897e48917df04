import type { Inbox, Queue } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CopyText } from "@/core/CopyText";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import styles from "./settings.module.css";

const NEW = {
  key: "",
  name: "",
  kind: "widget" as Inbox["kind"],
  locale: "zh-CN",
  default_queue_id: null as string | null,
};

/** Makes an inbox; its secret is shown once, for copying. Then its page opens for the rest. */
export function InboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const queues = useList<Queue>("queues", "/queues");
  const [values, setValues] = useState(NEW);
  const [made, setMade] = useState<Inbox | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof NEW>) => setValues((held) => ({ ...held, ...part }));

  async function save() {
    setBusy(true);
    setProblem("");
    try {
      const saved = await post<Inbox>("/inboxes", { ...values, key: values.key.trim() });
      await queries.invalidateQueries({ queryKey: ["inboxes"] });
      setMade(saved);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  if (made) {
    const go = () => void navigate(`/inboxes/${made.id}`);
    return (
      <Modal open title={t("secretTitle")} footer={(_, { OkBtn }) => <OkBtn />} onOk={go} onCancel={go}>
        <div className={styles.secret}>
          <p>{t("secretHint")}</p>
          <CopyText text={made.identity_secret ?? ""} label={t("secretTitle")} />
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t("addInbox")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !values.name.trim() || !/^[a-z0-9][a-z0-9-]{2,60}$/.test(values.key) }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <Field label={t("inboxName")}>
            <Input value={values.name} onChange={(e) => set({ name: e.target.value })} />
          </Field>
          <Field label={t("inboxKey")} hint={t("inboxKeyHint")}>
            <Input value={values.key} onChange={(e) => set({ key: e.target.value })} />
          </Field>
          <Field label={t("kindLabel")}>
            <Select
              value={values.kind}
              options={(["widget", "api"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(kind: Inbox["kind"]) => set({ kind })}
            />
          </Field>
          <Field label={t("locale")}>
            <Select
              value={values.locale}
              options={["zh-CN", "en"].map((value) => ({ value, label: t(`localeName.${value}`) }))}
              onChange={(locale: string) => set({ locale })}
            />
          </Field>
          <Field label={t("queue")} hint={t("queueHint")}>
            <Select
              allowClear
              value={values.default_queue_id}
              options={(queues.data ?? []).map((q) => ({ value: q.id, label: q.name }))}
              onChange={(id: string | undefined) => set({ default_queue_id: id ?? null })}
            />
          </Field>
        </div>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
