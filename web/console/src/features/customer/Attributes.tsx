import type { Customer } from "@api/contract";
import type { CustomerAttribute } from "@api/people";
import Button from "antd/es/button";
import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUndo } from "@/core/feedback";
import { put } from "@/core/http";
import { useList } from "@/core/pages";
import { AttributeEdit, type Value } from "./AttributeEdit";
import styles from "./CustomerTab.module.css";
import { MaskedField } from "./MaskedField";
import type { Rights } from "./rights";

interface Props {
  may: Rights;
  customer: Customer;
  onChanged: () => void;
}

/** What the workspace wants to know of its customers, each changed where it stands; then what channels said besides. */
export function Attributes({ may, customer, onChanged }: Props) {
  const { t, i18n } = useTranslation("record");
  const undo = useUndo();
  const { data: defined = [] } = useList<CustomerAttribute>("customer-attributes", "/customer-attributes");
  const [editing, setEditing] = useState<string | null>(null);
  const named = (one: CustomerAttribute) => (i18n.language.startsWith("zh") ? one.zh : one.en);
  const others = Object.entries(customer.attributes).filter(([key]) => !defined.some((one) => one.key === key));
  if (!defined.length && !others.length) return null;

  const send = (key: string, value: Value) => put(`/customers/${customer.id}/attributes/${key}`, { value });
  async function save(one: CustomerAttribute, value: Value) {
    const before = (customer.attributes[one.key] ?? null) as Value;
    await send(one.key, value);
    setEditing(null);
    onChanged();
    if (!customer.masked.includes(`attributes.${one.key}`))
      undo(t("saved", { name: named(one) }), () => send(one.key, before).then(onChanged));
  }

  return (
    <section>
      <h4>{t("customer:attributes")}</h4>
      <dl className={styles.fields}>
        {defined.map((one) =>
          editing === one.key ? (
            <AttributeEdit
              key={one.key}
              definition={one}
              label={named(one)}
              held={customer.masked.includes(`attributes.${one.key}`) ? undefined : customer.attributes[one.key]}
              onSave={(value) => save(one, value)}
              onClose={() => setEditing(null)}
            />
          ) : (
            <MaskedField
              key={one.key}
              may={may.unmask}
              customer={customer}
              field={`attributes.${one.key}`}
              label={named(one)}
              value={shown(one, customer.attributes[one.key], t)}
              action={
                may.edit &&
                one.agents && (
                  <Button
                    type="text"
                    size="small"
                    icon={<Pencil size={13} />}
                    aria-label={t("change", { name: named(one) })}
                    onClick={() => setEditing(one.key)}
                  />
                )
              }
            />
          ),
        )}
        {others.map(([name, value]) => (
          <div key={name}>
            <dt title={name}>{name}</dt>
            <dd>{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function shown(one: CustomerAttribute, value: unknown, t: (word: string) => string): ReactNode {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  const text = String(value);
  if (one.kind !== "link" || !/^https?:/.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text.replace(/^https?:\/\//, "")}
    </a>
  );
}
