import type { AttributeKind, CustomerAttribute } from "@api/people";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./workspace.module.css";

const KINDS: AttributeKind[] = ["text", "number", "date", "boolean", "choice", "link"];
const HOSTS: CustomerAttribute["host"][] = ["none", "verified", "signed"];
const FIELDS = ["key", "zh", "en", "kind", "options"];
const NEW: CustomerAttribute = {
  key: "",
  zh: "",
  en: "",
  kind: "text",
  options: [],
  sensitive: false,
  agents: true,
  host: "none",
};

/** Makes or changes an attribute; its key and kind stay once it is made. */
export function AttributeDialog({ attribute, onClose }: { attribute: CustomerAttribute | null; onClose: () => void }) {
  const { t } = useTranslation("record");
  const [draft, setDraft] = useState(attribute ?? NEW);
  const { busy, save, wrong, rest } = useSaving(["customer-attributes", "customer"], onClose);
  const set = (part: Partial<CustomerAttribute>) => setDraft((held) => ({ ...held, ...part }));
  const { key, ...body } = draft;
  const badKey = key !== "" && !/^[a-z][a-z0-9_]{0,39}$/.test(key);
  return (
    <Modal
      open
      width={560}
      title={t(attribute ? "edit" : "add")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !key || badKey || !draft.zh.trim() || !draft.en.trim() }}
      onOk={() => void save(() => put(`/customer-attributes/${key}`, body))}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field label={t("zh")} problem={wrong("zh")}>
            <Input autoFocus maxLength={40} value={draft.zh} onChange={(e) => set({ zh: e.target.value })} />
          </Field>
          <Field label={t("en")} problem={wrong("en")}>
            <Input maxLength={40} value={draft.en} onChange={(e) => set({ en: e.target.value })} />
          </Field>
        </div>
        <div className={styles.pair}>
          <Field label={t("key")} hint={t("keyHint")} problem={badKey ? t("keyWrong") : wrong("key")}>
            <Input
              maxLength={40}
              disabled={attribute !== null}
              value={key}
              onChange={(e) => set({ key: e.target.value })}
            />
          </Field>
          <Field label={t("kindLabel")} problem={wrong("kind")}>
            <Select
              value={draft.kind}
              disabled={attribute !== null}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(kind: AttributeKind) => set({ kind })}
            />
          </Field>
        </div>
        {draft.kind === "choice" && (
          <Field label={t("options")} hint={t("optionsHint")} problem={wrong("options")}>
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              value={draft.options}
              onChange={(options: string[]) => set({ options })}
            />
          </Field>
        )}
        <Field label={t("host.label")} hint={t(`host.${draft.host}Hint`)}>
          <Select
            value={draft.host}
            options={HOSTS.map((value) => ({ value, label: t(`host.${value}`) }))}
            onChange={(host: CustomerAttribute["host"]) => set({ host })}
          />
        </Field>
        <Checkbox checked={draft.agents} onChange={(e) => set({ agents: e.target.checked })}>
          {t("agents")}
        </Checkbox>
        <Checkbox checked={draft.sensitive} onChange={(e) => set({ sensitive: e.target.checked })}>
          {t("sensitiveHint")}
        </Checkbox>
        {attribute?.sensitive && !draft.sensitive && <Consequences items={[t("becomesOpen")]} />}
        {rest(FIELDS) && (
          <p role="alert" className={styles.problem}>
            {rest(FIELDS)}
          </p>
        )}
      </div>
    </Modal>
  );
}
