import type { Base } from "@api/knowledge";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useList } from "@/core/pages";
import { useCan } from "@/core/session";
import styles from "../settings.module.css";
import type { SetValues, SuggestionRow, Values } from "./values";

const MOST = 24;

interface Props {
  values: Values;
  set: SetValues;
}

/** First questions, each for all pages or for those that fit a pattern. */
export function Suggestions({ values, set }: Props) {
  const { t } = useTranslation("settings");
  const rows = values.suggestions;
  const change = (at: number, part: Partial<SuggestionRow>) =>
    set({ suggestions: rows.map((row, n) => (n === at ? { ...row, ...part } : row)) });
  return (
    <fieldset className={styles.rows}>
      <legend>{t("suggestions")}</legend>
      <p>{t("suggestionsHint")}</p>
      {rows.map((row, n) => (
        <div key={n} className={styles.row}>
          {(["zh", "en", "at"] as const).map((part) => (
            <Input
              key={part}
              maxLength={part === "at" ? 200 : 120}
              value={row[part]}
              placeholder={t(`suggestion.${part}`)}
              aria-label={t("suggestion.label", { n: n + 1, part: t(`suggestion.${part}`) })}
              onChange={(e) => change(n, { [part]: e.target.value })}
            />
          ))}
          <Button
            type="text"
            icon={<X size={15} />}
            aria-label={t("suggestion.remove", { n: n + 1 })}
            onClick={() => set({ suggestions: rows.filter((_, at) => at !== n) })}
          />
        </div>
      ))}
      <Button
        icon={<Plus size={15} />}
        disabled={rows.length >= MOST}
        onClick={() => set({ suggestions: [...rows, { zh: "", en: "", at: "" }] })}
      >
        {t("suggestion.add")}
      </Button>
    </fieldset>
  );
}

/** The public help centre, and which pages the widget has beside the conversation. */
export function PagesFields({ values, set }: Props) {
  const { t } = useTranslation("settings");
  const mayRead = useCan("knowledge.read");
  const bases = useList<Base>("bases", "/knowledge/bases", mayRead);
  const { help, pages } = values;
  const toggle = (page: "home" | "help", on: boolean) =>
    set({ pages: (["home", "help"] as const).filter((one) => (one === page ? on : pages.includes(one))) });
  return (
    <>
      <Field label={t("help")} hint={t("helpHint")}>
        <Switch
          className={styles.own}
          checked={help.enabled}
          onChange={(enabled) => set({ help: { ...help, enabled } })}
        />
      </Field>
      {help.enabled && mayRead && (
        <Field label={t("helpBases")} hint={t("helpBasesHint")}>
          <Select
            mode="multiple"
            value={help.base_ids}
            options={(bases.data ?? []).map((base) => ({ value: base.id, label: base.name }))}
            onChange={(base_ids: string[]) => set({ help: { ...help, base_ids } })}
          />
        </Field>
      )}
      <fieldset className={styles.rows}>
        <legend>{t("pages")}</legend>
        <p>{t("pagesHint")}</p>
        <Checkbox checked={pages.includes("home")} onChange={(e) => toggle("home", e.target.checked)}>
          {t("page.home")}
        </Checkbox>
        <Checkbox
          checked={pages.includes("help") && help.enabled}
          disabled={!help.enabled}
          onChange={(e) => toggle("help", e.target.checked)}
        >
          {t("page.help")}
        </Checkbox>
      </fieldset>
      {pages.includes("home") && (
        <Field label={t("startPage")}>
          <Segmented
            aria-label={t("startPage")}
            className={styles.own}
            value={values.start}
            options={(["messages", "home"] as const).map((value) => ({ value, label: t(`page.${value}`) }))}
            onChange={(start) => set({ start })}
          />
        </Field>
      )}
    </>
  );
}
