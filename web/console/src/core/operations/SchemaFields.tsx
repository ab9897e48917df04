import type { Schema } from "@api/actions";
import AutoComplete from "antd/es/auto-complete";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import styles from "./operations.module.css";
import { type Given, kindOf, plain } from "./values";

/** What may be picked for arguments of a name, such as the customer's orders for `order_id`. */
export type Offers = Record<string, { value: string; label: string }[]>;

interface Props {
  schema: Schema;
  given: Given;
  onChange: (given: Given) => void;
  offers?: Offers;
  /** These are parts of one value. */
  within?: boolean;
}

/** The fields of an operation's arguments, from its schema; what no field fits is given as JSON. */
export function SchemaFields({ schema, given, onChange, offers = {}, within = false }: Props) {
  const { t } = useTranslation("systems");
  const { properties = {}, required = [] } = plain(schema);
  const needed = new Set(required);
  const names = Object.keys(properties).sort((a, b) => Number(needed.has(b)) - Number(needed.has(a)));
  if (!names.length) return <p className="zk-quiet">{t("trial.noArguments")}</p>;
  return names.map((name) => {
    const one = plain(properties[name] ?? {});
    const set = (value: unknown) => onChange({ ...given, [name]: value });
    const label = `${one.title ?? name}${within || needed.has(name) ? "" : t("trial.optional")}`;
    if (kindOf(one) !== "parts")
      return (
        <Field key={name} label={label} {...(one.description ? { hint: one.description } : {})}>
          <Value schema={one} value={given[name]} onChange={set} offered={offers[name] ?? []} />
        </Field>
      );
    return (
      <fieldset key={name} className={styles.parts}>
        <legend>{label}</legend>
        <SchemaFields schema={one} given={(given[name] as Given) ?? {}} onChange={set} offers={offers} within />
      </fieldset>
    );
  });
}

interface ValueProps {
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
  offered: Offers[string];
  /** Given by the label around it. */
  id?: string;
  "aria-describedby"?: string;
}

/** One value by the field that fits its schema. */
function Value({ schema, value, onChange, offered, ...about }: ValueProps) {
  const { t } = useTranslation("systems");
  const kind = kindOf(schema);
  if (kind === "choice")
    return (
      <Select
        {...about}
        allowClear
        value={value ?? null}
        options={(schema.enum ?? [])
          .filter((one) => one !== null)
          .map((one) => ({ value: one as string, label: schema.choices?.[String(one)] ?? String(one) }))}
        onChange={onChange}
      />
    );
  if (kind === "flag")
    return <Switch {...about} checked={Boolean(value)} onChange={onChange} style={{ justifySelf: "start" }} />;
  if (kind === "number")
    return (
      <InputNumber
        {...about}
        style={{ width: "100%" }}
        value={(value as number | undefined) ?? null}
        min={schema.minimum ?? Number.MIN_SAFE_INTEGER}
        max={schema.maximum ?? Number.MAX_SAFE_INTEGER}
        onChange={onChange}
      />
    );
  if (kind === "texts")
    return (
      <Select
        {...about}
        mode="tags"
        tokenSeparators={[",", "，", " "]}
        value={(value as string[] | undefined) ?? []}
        placeholder={t("trial.several")}
        options={offered}
        onChange={onChange}
      />
    );
  if (kind === "json")
    return (
      <Input.TextArea
        {...about}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={(value as string) ?? ""}
        placeholder={t("trial.json")}
        onChange={(e) => onChange(e.target.value)}
      />
    );
  if (offered.length)
    return <AutoComplete {...about} value={(value as string) ?? ""} options={offered} onChange={onChange} />;
  return <Input {...about} value={(value as string) ?? ""} onChange={(e) => onChange(e.target.value)} />;
}
