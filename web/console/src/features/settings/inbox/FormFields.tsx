import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "../settings.module.css";
import { KINDS, type SetValues, type Values } from "./values";
import { TwoWords } from "./WidgetFields";

type Question = Values["form"]["fields"][number];
const MOST = 10;
const MOMENTS = ["start", "offline"] as const;

/** What customers are asked about themselves, and when. */
export function FormFields({ values, set }: { values: Values; set: SetValues }) {
  const { t } = useTranslation("settings");
  const { form } = values;
  const change = (part: Partial<Values["form"]>) => set({ form: { ...form, ...part } });
  const edit = (at: number, part: Partial<Question>) =>
    change({ fields: form.fields.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  const own = (one: Question) => one.kind === "text" || one.kind === "choice";
  return (
    <>
      <fieldset className={styles.rows}>
        <legend>{t("form.when")}</legend>
        {MOMENTS.map((moment) => (
          <Checkbox
            key={moment}
            checked={form.at.includes(moment)}
            onChange={(e) =>
              change({ at: MOMENTS.filter((one) => (one === moment ? e.target.checked : form.at.includes(one))) })
            }
          >
            {t(`form.${moment}`)}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className={styles.rows}>
        <legend>{t("form.fields")}</legend>
        <p>{t("form.hint")}</p>
        {form.fields.map((one, n) => (
          <div key={n} className={styles.row}>
            <Select
              value={one.kind}
              aria-label={t("form.kindOf", { n: n + 1 })}
              options={KINDS.map((value) => ({ value, label: t(`form.kind.${value}`) }))}
              onChange={(kind: Question["kind"]) => edit(n, { kind, options: kind === "choice" ? one.options : [] })}
            />
            <Input
              maxLength={60}
              value={one.label.zh}
              placeholder={t(own(one) ? "form.zh" : "form.zhOptional")}
              aria-label={t("form.zhOf", { n: n + 1 })}
              onChange={(e) => edit(n, { label: { ...one.label, zh: e.target.value } })}
            />
            <Input
              maxLength={60}
              value={one.label.en}
              placeholder={t("form.en")}
              aria-label={t("form.enOf", { n: n + 1 })}
              onChange={(e) => edit(n, { label: { ...one.label, en: e.target.value } })}
            />
            <Button
              type="text"
              icon={<X size={15} />}
              aria-label={t("form.remove", { n: n + 1 })}
              onClick={() => change({ fields: form.fields.filter((_, at) => at !== n) })}
            />
            <Checkbox checked={one.required} onChange={(e) => edit(n, { required: e.target.checked })}>
              {t("form.required")}
            </Checkbox>
            {one.kind === "choice" && (
              <Select
                mode="tags"
                open={false}
                suffixIcon={null}
                value={one.options}
                placeholder={t("form.options")}
                aria-label={t("form.optionsOf", { n: n + 1 })}
                onChange={(options: string[]) => edit(n, { options })}
              />
            )}
          </div>
        ))}
        <Button
          icon={<Plus size={15} />}
          disabled={form.fields.length >= MOST}
          onClick={() =>
            change({
              fields: [...form.fields, { kind: "name", label: { zh: "", en: "" }, required: true, options: [] }],
            })
          }
        >
          {t("form.add")}
        </Button>
      </fieldset>
      <TwoWords
        label={t("form.consent")}
        hint={t("form.consentHint")}
        most={300}
        value={form.consent}
        onChange={(consent) => change({ consent })}
      />
    </>
  );
}
