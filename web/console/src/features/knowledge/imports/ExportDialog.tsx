import type { Id } from "@api/contract";
import type { Base } from "@api/knowledge";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { query } from "@/core/http";
import { ownBase } from "../bases";
import styles from "./imports.module.css";

const FORMS = ["xlsx", "csv", "jsonl", "md", "html"] as const;

/** Downloads a whole base as a file that can be imported again. */
export function ExportDialog({ bases, onClose }: { bases: Base[]; onClose: () => void }) {
  const { t } = useTranslation("imports");
  const [baseId, setBaseId] = useState<Id | null>(ownBase(bases)?.id ?? null);
  const [form, setForm] = useState<(typeof FORMS)[number]>("xlsx");
  return (
    <Modal
      open
      width={440}
      title={t("export.title")}
      okText={t("export.ok")}
      okButtonProps={{
        href: `/api/v1/knowledge/export${query({ base_id: baseId, format: form })}`,
        disabled: !baseId,
      }}
      onOk={onClose}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <Field label={t("export.base")}>
          <Select value={baseId} options={bases.map((b) => ({ value: b.id, label: b.name }))} onChange={setBaseId} />
        </Field>
        <Field label={t("export.form")} hint={`${t("export.hint")} ${t("export.audited")}`}>
          <Select
            value={form}
            options={FORMS.map((value) => ({ value, label: t(`export.${value}`) }))}
            onChange={setForm}
          />
        </Field>
      </div>
    </Modal>
  );
}
