import type { FlowFull } from "@api/flows";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./flows.module.css";
import { blankFlow } from "./words";

const NAME = /^[a-z][a-z0-9_]{0,59}$/;

/** Makes an empty flow: its names, then the editor. */
export function NewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("flows");
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const { busy, save, wrong, rest } = useSaving(["flows"], onClose);
  async function send() {
    const made = await post<FlowFull>("/flows", { source: blankFlow(name, zh.trim(), en.trim()) });
    void navigate(`/flows/${made.id}`);
  }
  const bad = name && !NAME.test(name) ? t("nameRule") : undefined;
  return (
    <Modal
      open
      width={480}
      title={t("new.button")}
      okText={t("new.go")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !NAME.test(name) || !(zh.trim() || en.trim()) }}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("titleZh")}>
          <Input autoFocus maxLength={80} value={zh} onChange={(e) => setZh(e.target.value)} />
        </Field>
        <Field label={t("titleEn")}>
          <Input maxLength={80} value={en} onChange={(e) => setEn(e.target.value)} />
        </Field>
        <Field label={t("name")} hint={t("nameHint")} problem={bad ?? wrong("source")}>
          <Input maxLength={60} placeholder="return_order" value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        {rest(["source"]) && (
          <p role="alert" className={styles.problem}>
            {rest(["source"])}
          </p>
        )}
      </div>
    </Modal>
  );
}
