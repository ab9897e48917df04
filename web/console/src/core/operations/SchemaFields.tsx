import type { Schema } from "@api/actions";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { type Given, kindOf } from "./values";

interface Props {
  schema: Schema;
  given: Given;
  onChange: (given: Given) => void;
}

/** The fields of an operation's arguments, from its schema; what is deeper than a value is given as JSON. */
export function SchemaFields({ schema, given, onChange }: Props) {
  const { t } = useTranslation("systems");
  const names = Object.keys(schema.properties ?? {});
  if (!names.length) return <p className="zk-quiet">{t("trial.noArguments")}</p>;
  return names.map((name) => {
    const one = schema.properties?.[name] ?? {};
    const needed = schema.required?.includes(name) ?? false;
    const set = (value: unknown) => onChange({ ...given, [name]: value });
    const kind = kindOf(one);
    const label = `${one.title ?? name}${needed ? "" : t("trial.optional")}`;
    const hint = [one.title && one.title !== name ? name : "", one.description ?? ""].filter(Boolean).join(" · ");
    return (
      <Field key={name} label={label} {...(hint ? { hint } : {})}>
        {kind === "choice" ? (
          <Select
            allowClear={!needed}
            value={given[name] ?? null}
            options={(one.enum ?? []).map((value) => ({ value: value as string, label: String(value) }))}
            onChange={set}
          />
        ) : kind === "flag" ? (
          <Switch checked={Boolean(given[name])} onChange={set} style={{ justifySelf: "start" }} />
        ) : kind === "number" ? (
          <InputNumber
            style={{ width: "100%" }}
            value={(given[name] as number | undefined) ?? null}
            min={one.minimum ?? Number.MIN_SAFE_INTEGER}
            max={one.maximum ?? Number.MAX_SAFE_INTEGER}
            onChange={set}
          />
        ) : kind === "json" ? (
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={(given[name] as string) ?? ""}
            placeholder={t("trial.json")}
            onChange={(e) => set(e.target.value)}
          />
        ) : (
          <Input value={(given[name] as string) ?? ""} onChange={(e) => set(e.target.value)} />
        )}
      </Field>
    );
  });
}
