import Button from "antd/es/button";
import Input from "antd/es/input";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { type Raw, record } from "../model/flow";
import styles from "./panel.module.css";

/** What a field shows of a value that may be a number or true; and back: YAML keeps what it was where nothing changed. */
export const shown = (value: unknown) => (value === undefined || value === null ? "" : String(value));

export function written(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

interface FieldProps {
  label: string;
  value: unknown;
  hint?: string;
  onChange: (value: unknown) => void;
}

/** One condition or value to be computed (CEL). */
export function Expression({ label, value, hint, onChange }: FieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input.TextArea
        className={styles.mono ?? ""}
        autoSize={{ minRows: 1, maxRows: 8 }}
        spellCheck={false}
        value={shown(value)}
        onChange={(e) => onChange(written(e.target.value))}
      />
    </Field>
  );
}

interface Known {
  name: string;
  hint: string;
  needed: boolean;
}

interface Props {
  label: string;
  value: unknown;
  /** Names that are expected here: arguments of an operation. */
  known?: Known[];
  onChange: (value: Raw | undefined) => void;
}

/** Named values: expected ones as fields, and more under names of one's own. */
export function Expressions({ label, value, known = [], onChange }: Props) {
  const { t } = useTranslation("flows");
  const [fresh, setFresh] = useState("");
  const given = record(value);
  const set = (name: string, said: unknown) => {
    const next = { ...given, [name]: said === "" ? undefined : said };
    onChange(Object.values(next).some((one) => one !== undefined) ? next : undefined);
  };
  const expected = new Set(known.map((one) => one.name));
  const others = Object.keys(given).filter((name) => !expected.has(name));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {known.map((one) => (
        <Expression
          key={one.name}
          label={one.needed ? one.name : `${one.name}${t("form.optional")}`}
          value={given[one.name]}
          {...(one.hint ? { hint: one.hint } : {})}
          onChange={(said) => set(one.name, said)}
        />
      ))}
      {others.map((name) => (
        <div key={name} className={styles.removable}>
          <Expression label={name} value={given[name]} onChange={(said) => set(name, said)} />
          <Button
            type="text"
            size="small"
            icon={<Trash2 size={14} />}
            aria-label={t("form.removeNamed", { name })}
            onClick={() => set(name, "")}
          />
        </div>
      ))}
      <span className={styles.line}>
        <Input
          size="small"
          style={{ maxWidth: 180 }}
          className={styles.mono ?? ""}
          aria-label={t("form.newName")}
          placeholder={t("form.newName")}
          value={fresh}
          onChange={(e) => setFresh(e.target.value)}
        />
        <Button
          size="small"
          icon={<Plus size={13} />}
          disabled={!/^[a-z][a-z0-9_]*$/.test(fresh) || fresh in given}
          onClick={() => {
            set(fresh, "null");
            setFresh("");
          }}
        >
          {t("form.addValue")}
        </Button>
      </span>
    </fieldset>
  );
}
