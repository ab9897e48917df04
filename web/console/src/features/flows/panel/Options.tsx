import Button from "antd/es/button";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { list, type Raw, record } from "../model/flow";
import { Expression } from "./Expressions";
import styles from "./panel.module.css";
import { Texts } from "./Texts";

const KINDS = ["none", "fixed", "read"] as const;

/** What a customer may choose from: nothing in particular, fixed options, or what was read in a system. */
export function Options({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation("flows");
  const kind: (typeof KINDS)[number] = Array.isArray(value) ? "fixed" : value === undefined ? "none" : "read";
  const begun = {
    none: undefined,
    fixed: [{ value: "one", label: { zh: "…", en: "…" } }],
    read: { from: "found.items", value: "item.id", label: "{{ item.id }}" },
  };
  const fixed = list(value).map((one) =>
    typeof one === "object" && one ? (one as Raw) : { value: one, label: String(one) },
  );
  const change = (n: number, one: Raw) => onChange(fixed.map((was, i) => (i === n ? { ...was, ...one } : was)));
  const read = record(value);
  return (
    <fieldset className={styles.group}>
      <legend>{t("options.title")}</legend>
      <Segmented<(typeof KINDS)[number]>
        aria-label={t("options.title")}
        value={kind}
        onChange={(next) => onChange(begun[next])}
        options={KINDS.map((one) => ({ value: one, label: t(`options.${one}`) }))}
      />
      {kind === "fixed" && (
        <>
          {fixed.map((one, n) => (
            <div key={n} className={styles.box}>
              <Field label={t("options.value")}>
                <Input
                  className={styles.mono ?? ""}
                  value={String(one.value ?? "")}
                  onChange={(e) => change(n, { value: e.target.value })}
                />
              </Field>
              <Texts label={t("options.label")} value={one.label} onChange={(label) => change(n, { label })} />
              <Field label={t("options.also")} hint={t("options.alsoHint")}>
                <Select
                  mode="tags"
                  value={list(one.also).map(String)}
                  onChange={(also: string[]) => change(n, { also: also.length ? also : undefined })}
                />
              </Field>
              {fixed.length > 1 && (
                <Button
                  size="small"
                  type="text"
                  icon={<Trash2 size={14} />}
                  aria-label={t("options.remove", { n: n + 1 })}
                  onClick={() => onChange(fixed.filter((_, i) => i !== n))}
                />
              )}
            </div>
          ))}
          <Button
            size="small"
            icon={<Plus size={13} />}
            style={{ justifySelf: "start" }}
            onClick={() => onChange([...fixed, { value: `option_${fixed.length + 1}`, label: { zh: "…", en: "…" } }])}
          >
            {t("options.add")}
          </Button>
        </>
      )}
      {kind === "read" && (
        <>
          <Expression
            label={t("options.from")}
            hint={t("options.fromHint")}
            value={read.from}
            onChange={(from) => onChange({ ...read, from })}
          />
          <Expression
            label={t("options.itemValue")}
            value={read.value}
            onChange={(one) => onChange({ ...read, value: one })}
          />
          <Texts label={t("options.itemLabel")} value={read.label} onChange={(label) => onChange({ ...read, label })} />
          <Expression
            label={t("options.itemAlso")}
            value={read.also}
            onChange={(also) => onChange({ ...read, also: also === "" ? undefined : also })}
          />
        </>
      )}
    </fieldset>
  );
}
