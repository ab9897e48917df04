import type { ProactiveOp, ProactiveSettings } from "@api/proactive";
import AutoComplete from "antd/es/auto-complete";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./proactive.module.css";

const OPS: ProactiveOp[] = ["is", "is_not", "contains", "starts", "at_least", "at_most"];
const FIELDS = ["path", "title", "properties.seconds", "properties.amount", "customer.tags", "customer.verified"];

function without<T>(list: T[], at: number): T[] {
  return list.filter((_, n) => n !== at);
}

function changed<T>(list: T[], at: number, part: Partial<T>): T[] {
  return list.map((one, n) => (n === at ? { ...one, ...part } : one));
}

/** What has to hold besides the event. */
export function Conditions(props: {
  where: ProactiveSettings["where"];
  change: (where: ProactiveSettings["where"]) => void;
}) {
  const { where, change } = props;
  const { t } = useTranslation("proactive");
  return (
    <fieldset className={styles.list}>
      <legend>{t("where")}</legend>
      {where.map((one, n) => (
        <div key={n} className={styles.inline}>
          <AutoComplete
            aria-label={t("field")}
            className={styles.field ?? ""}
            value={one.field}
            options={FIELDS.map((value) => ({ value }))}
            onChange={(field) => change(changed(where, n, { field }))}
          />
          <Select
            aria-label={t("compare")}
            className={styles.op ?? ""}
            value={one.op}
            options={OPS.map((value) => ({ value, label: t(`op.${value}`) }))}
            onChange={(op) => change(changed(where, n, { op }))}
          />
          <Input
            aria-label={t("value")}
            className={styles.value ?? ""}
            maxLength={200}
            value={one.value}
            onChange={(event) => change(changed(where, n, { value: event.target.value }))}
          />
          <Button type="text" aria-label={t("drop")} icon={<X size={15} />} onClick={() => change(without(where, n))} />
        </div>
      ))}
      <Button
        icon={<Plus size={15} />}
        onClick={() => change([...where, { field: "properties.seconds", op: "at_least", value: "30" }])}
      >
        {t("addCondition")}
      </Button>
    </fieldset>
  );
}

/** What the customer may tap, in both languages. */
export function Choices(props: {
  choices: ProactiveSettings["choices"];
  change: (choices: ProactiveSettings["choices"]) => void;
}) {
  const { choices, change } = props;
  const { t } = useTranslation("proactive");
  return (
    <fieldset className={styles.list}>
      <legend>{t("choices")}</legend>
      {choices.map((one, n) => (
        <div key={n} className={styles.inline}>
          {(["zh", "en"] as const).map((language) => (
            <Input
              key={language}
              aria-label={t(`words.${language}`)}
              placeholder={t(`words.${language}`)}
              className={styles.choice ?? ""}
              maxLength={40}
              value={one[language]}
              onChange={(event) => change(changed(choices, n, { [language]: event.target.value }))}
            />
          ))}
          <Button
            type="text"
            aria-label={t("drop")}
            icon={<X size={15} />}
            onClick={() => change(without(choices, n))}
          />
        </div>
      ))}
      {choices.length < 4 && (
        <Button icon={<Plus size={15} />} onClick={() => change([...choices, { zh: "", en: "" }])}>
          {t("addChoice")}
        </Button>
      )}
    </fieldset>
  );
}
