import type { CustomerAttribute } from "@api/people";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useExplain } from "@/core/problem";
import styles from "./CustomerTab.module.css";

export type Value = string | number | boolean | null;
const TYPES: Partial<Record<CustomerAttribute["kind"], string>> = { number: "number", date: "date", link: "url" };

interface Props {
  definition: CustomerAttribute;
  label: string;
  /** What stands there; undefined where it is masked or empty. */
  held: unknown;
  onSave: (value: Value) => Promise<void>;
  onClose: () => void;
}

/** One attribute being changed: Enter keeps it, Escape leaves it, empty takes it away. */
export function AttributeEdit({ definition, label, held, onSave, onClose }: Props) {
  const { t } = useTranslation("record");
  const explain = useExplain();
  const id = useId();
  const [text, setText] = useState(held === undefined ? "" : String(held));
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const { kind } = definition;
  const options =
    kind === "boolean"
      ? ["true", "false"].map((value) => ({ value, label: t(value === "true" ? "yes" : "no") }))
      : definition.options.map((value) => ({ value, label: value }));

  async function save(event?: FormEvent) {
    event?.preventDefault();
    const words = text.trim();
    const number = kind === "number" ? Number(words) : words;
    setBusy(true);
    try {
      await onSave(words === "" ? null : kind === "boolean" ? words === "true" : number);
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }
  const leave = (event: KeyboardEvent) => event.key === "Escape" && onClose();
  return (
    <div>
      <dt title={label}>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd>
        <form className={styles.edit} onSubmit={(event) => void save(event)} onKeyDown={leave}>
          {kind === "choice" || kind === "boolean" ? (
            <Select
              id={id}
              size="small"
              allowClear
              autoFocus
              value={text || null}
              options={options}
              status={problem ? "error" : ""}
              onChange={(value: string | null | undefined) => setText(value ?? "")}
            />
          ) : (
            <Input
              id={id}
              size="small"
              autoFocus
              type={TYPES[kind] ?? "text"}
              step="any"
              maxLength={1000}
              value={text}
              status={problem ? "error" : ""}
              onChange={(e) => setText(e.target.value)}
            />
          )}
          <span>
            <Button size="small" type="primary" htmlType="submit" loading={busy}>
              {t("common:save")}
            </Button>
            <Button size="small" type="text" onClick={onClose}>
              {t("common:cancel")}
            </Button>
          </span>
          {problem && <p role="alert">{problem}</p>}
        </form>
      </dd>
    </div>
  );
}
