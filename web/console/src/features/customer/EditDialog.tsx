import type { Customer } from "@api/contract";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { patch } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./EditDialog.module.css";

const FIELDS = ["name", "phone", "email", "address"] as const;

/** Changes a customer's name and contact. A masked field stays as it is unless something new is written. */
export function EditDialog({
  customer,
  onClose,
  onSaved,
}: {
  customer: Customer;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { t } = useTranslation("customer");
  const [values, setValues] = useState<Record<string, string>>({});
  const { busy, save: send, wrong, rest } = useSaving([], onClose);
  const given = (field: (typeof FIELDS)[number]) => (customer.masked.includes(field) ? "" : (customer[field] ?? ""));

  async function save() {
    const changed = Object.fromEntries(
      Object.entries(values).filter(([k, v]) => v.trim() !== given(k as (typeof FIELDS)[number])),
    );
    if (!Object.keys(changed).length) return onClose();
    await send(async () => {
      await patch(`/customers/${customer.id}`, changed);
      onSaved();
    });
  }

  const problem = rest([...FIELDS]);
  return (
    <Modal
      open
      title={t("editTitle")}
      width={420}
      okText={t("common:save")}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {FIELDS.map((field) => (
          <Field key={field} label={t(`field.${field}`)} problem={wrong(field)}>
            <Input
              value={values[field] ?? given(field)}
              placeholder={customer.masked.includes(field) ? t("keepMasked", { value: customer[field] ?? "" }) : ""}
              onChange={(e) => setValues({ ...values, [field]: e.target.value })}
            />
          </Field>
        ))}
        {problem && <p role="alert">{problem}</p>}
      </div>
    </Modal>
  );
}
