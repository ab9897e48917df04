import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { setTop } from "../model/edits";
import { list, type Model, record } from "../model/flow";
import styles from "./panel.module.css";
import { Texts } from "./Texts";

interface Props {
  model: Model;
  text: string;
  set: (text: string) => void;
}

const EVENTS = ["page_dwell", "cart_left", "payment_failed", "order_delayed"];

/** What begins a flow: sentences like the examples, conditions, what happens on the shop's pages. */
export function TriggerForm({ model, text, set }: Props) {
  const { t } = useTranslation("flows");
  const { trigger } = model;
  const put = (key: string, value: unknown) => set(setTop(text, ["trigger", key], value));
  const description = record(model.doc.toJS()).description;
  return (
    <>
      <Texts label={t("trigger.title")} value={model.title} onChange={(title) => set(setTop(text, ["title"], title))} />
      <Field label={t("trigger.description")} hint={t("trigger.descriptionHint")}>
        <Input.TextArea
          autoSize
          value={typeof description === "string" ? description : ""}
          onChange={(e) => set(setTop(text, ["description"], e.target.value))}
        />
      </Field>
      <Sentences
        label={t("trigger.examples")}
        hint={t("trigger.examplesHint")}
        value={trigger.examples}
        onChange={(said) => put("examples", said)}
      />
      <Sentences
        label={t("trigger.unlike")}
        hint={t("trigger.unlikeHint")}
        value={trigger.unlike}
        onChange={(said) => put("unlike", said)}
      />
      <Lines
        label={t("trigger.rules")}
        hint={t("trigger.rulesHint")}
        mono
        lines={list(trigger.rules).map(String)}
        onChange={(rules) => put("rules", rules.length ? rules : undefined)}
      />
      <Field label={t("trigger.events")} hint={t("trigger.eventsHint")}>
        <Select
          mode="tags"
          value={list(trigger.events).map(String)}
          options={EVENTS.map((value) => ({ value, label: value }))}
          onChange={(events: string[]) => put("events", events.length ? events : undefined)}
        />
      </Field>
    </>
  );
}

interface LinesProps {
  label: string;
  hint?: string;
  lines: string[];
  mono?: boolean;
  onChange: (lines: string[]) => void;
}

/** A list with one line for each item. What is typed is kept as it is typed, so that an empty line can begin a new one. */
function Lines({ label, hint, lines, mono = false, onChange }: LinesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const clean = (said: string) =>
    said
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  const value = typed !== null && clean(typed).join("\n") === lines.join("\n") ? typed : lines.join("\n");
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input.TextArea
        className={mono ? (styles.mono ?? "") : ""}
        autoSize={{ minRows: 2, maxRows: 14 }}
        value={value}
        onChange={(e) => {
          setTyped(e.target.value);
          onChange(clean(e.target.value));
        }}
      />
    </Field>
  );
}

interface SentencesProps {
  label: string;
  hint: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Sentences sorted by language, one a line; a file that lists them unsorted keeps doing so. */
function Sentences({ label, hint, value, onChange }: SentencesProps) {
  const { t } = useTranslation("flows");
  if (Array.isArray(value))
    return (
      <Lines
        label={label}
        hint={hint}
        lines={value.map(String)}
        onChange={(said) => onChange(said.length ? said : undefined)}
      />
    );
  const sorted = record(value);
  return (["zh", "en"] as const).map((language) => (
    <Lines
      key={language}
      label={`${label} · ${t(`language.${language}`)}`}
      {...(language === "en" ? { hint } : {})}
      lines={list(sorted[language]).map(String)}
      onChange={(said) => {
        const next = { ...sorted, [language]: said.length ? said : undefined };
        onChange(Object.values(next).some(Boolean) ? next : undefined);
      }}
    />
  ));
}
