import Input from "antd/es/input";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useOperations } from "@/core/operations/useOperations";
import { worded } from "@/core/operations/values";
import { useCan } from "@/core/session";
import { Expressions } from "./Expressions";
import styles from "./panel.module.css";
import type { KindProps } from "./StepForm";

/** Looking up or doing something in a merchant's system: which operation, with what, under which name the result is kept. */
export function CallForm({ step, change }: KindProps) {
  const { t, i18n } = useTranslation("flows");
  const { data } = useOperations(useCan("conversation.read"));
  const verb = step.verb as "call" | "do";
  const name = String(step.raw[verb] ?? "");
  const found = data?.find((one) => one.name === name);
  const offered = (data ?? []).filter(
    (one) => one.callers.includes("assistant") && (verb === "do" ? one.writes : !one.writes || one.confirm === "none"),
  );
  const known = Object.entries(found?.input.properties ?? {}).map(([key, one]) => ({
    name: key,
    hint: [one.title, one.description].filter((said) => said && said !== key).join(" · "),
    needed: found?.input.required?.includes(key) ?? false,
  }));
  const options = offered.map((one) => ({
    value: one.name,
    label: `${worded(one.title, i18n.language)} · ${one.name}`,
  }));
  if (name && !options.some((one) => one.value === name)) options.unshift({ value: name, label: name });
  return (
    <>
      <Field
        label={t("form.operation")}
        hint={data && !found ? t("form.noOperation") : t(verb === "do" ? "form.doHint" : "form.callHint")}
      >
        <Select
          showSearch
          optionFilterProp="label"
          value={name}
          options={options}
          onChange={(to: string) => change({ [verb]: to })}
        />
      </Field>
      <Expressions
        label={t("form.arguments")}
        value={step.raw.with}
        known={known}
        onChange={(given) => change({ with: given })}
      />
      <Field label={t("form.save")} hint={t("form.saveHint")}>
        <Input
          className={styles.mono ?? ""}
          value={String(step.raw.save ?? "")}
          onChange={(e) => change({ save: e.target.value.replace(/[^a-z0-9_]/g, "") })}
        />
      </Field>
    </>
  );
}
