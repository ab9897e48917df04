import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import type { Form } from "./form";
import styles from "./model.module.css";

const CURRENCIES = ["CNY", "USD", "EUR", "HKD", "TWD", "JPY", "SGD"];

interface Props {
  form: Form;
  set: (part: Partial<Form>) => void;
  wrong: (field: string) => string | undefined;
}

/** How long a turn waits, how much a day may use, and what a token costs. */
export function Limits({ form, set, wrong }: Props) {
  const { t } = useTranslation("model");
  const price = (name: "input_price" | "output_price") => (
    <Field label={t(name)} hint={t("priceHint")} problem={wrong(name)}>
      <InputNumber min={0} max={10_000} value={form[name]} onChange={(value) => set({ [name]: value ?? 0 })} />
    </Field>
  );
  return (
    <div className={styles.pair}>
      <Field label={t("timeout")} hint={t("timeoutHint")} problem={wrong("timeout_ms")}>
        <InputNumber
          min={0.5}
          max={60}
          step={0.5}
          value={form.timeout_ms}
          onChange={(seconds) => set({ timeout_ms: seconds ?? 4 })}
        />
      </Field>
      <Field label={t("budget")} hint={t("budgetHint")} problem={wrong("daily_tokens")}>
        <InputNumber
          min={0}
          precision={0}
          step={100_000}
          value={form.daily_tokens}
          onChange={(daily_tokens) => set({ daily_tokens })}
        />
      </Field>
      <Field label={t("currency")}>
        <Select
          value={form.currency}
          onChange={(currency: string) => set({ currency })}
          options={[...new Set([form.currency, ...CURRENCIES])].map((one) => ({ value: one, label: one }))}
        />
      </Field>
      {price("input_price")}
      {price("output_price")}
    </div>
  );
}
