import type { FlowRow } from "@api/flows";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useList } from "@/core/pages";
import { record, worded } from "../model/flow";
import { Expressions } from "./Expressions";
import styles from "./panel.module.css";
import type { KindProps } from "./StepForm";
import { Texts } from "./Texts";

/** Which slot is asked for; what it asks stands with the slot. */
export function AskForm({ model, step, change, onSlot }: KindProps & { onSlot: (name: string) => void }) {
  const { t, i18n } = useTranslation("flows");
  const name = String(step.raw.ask ?? "");
  const slot = model.slots[name];
  return (
    <>
      <Field label={t("form.slot")} hint={slot ? t(`slotType.${String(slot.type ?? "text")}`) : t("form.noSlot")}>
        <Select
          value={name || null}
          options={Object.keys(model.slots).map((value) => ({ value, label: value }))}
          onChange={(ask) => change({ ask })}
        />
      </Field>
      {slot && <p className={styles.quote}>{worded(slot.ask, i18n.language) || t("form.asksNothing")}</p>}
      <Button size="small" style={{ justifySelf: "start" }} onClick={() => onSlot(name)}>
        {t(slot ? "form.editSlot" : "form.makeSlot")}
      </Button>
    </>
  );
}

/** Another flow, run before this one goes on. */
export function SubForm({ model, step, change }: KindProps) {
  const { t } = useTranslation("flows");
  const { data } = useList<FlowRow>("flows", "/flows");
  const options = (data ?? [])
    .filter((one) => one.name !== model.name)
    .map((one) => ({ value: one.name, label: `${one.title} · ${one.name}` }));
  return (
    <>
      <Field label={t("form.flow")}>
        <Select
          showSearch
          optionFilterProp="label"
          value={String(step.raw.flow ?? "")}
          options={options}
          onChange={(flow: string) => change({ flow })}
        />
      </Field>
      <Expressions label={t("form.told")} value={step.raw.with} onChange={(given) => change({ with: given })} />
      <Field label={t("form.save")} hint={t("form.subSaveHint")}>
        <Input
          className={styles.mono ?? ""}
          value={String(step.raw.save ?? "")}
          onChange={(e) => change({ save: e.target.value.replace(/[^a-z0-9_]/g, "") })}
        />
      </Field>
    </>
  );
}

/** Giving the conversation to people: what the customer reads, and what the colleague does. */
export function HandOverForm({ step, names, change }: KindProps) {
  const { t } = useTranslation("flows");
  const raw = step.raw.hand_over;
  const inner = record(raw);
  const full = "text" in inner || "summary" in inner;
  const text = full ? inner.text : raw;
  const set = (next: { text?: unknown; summary?: unknown }) => {
    const both = { text, ...(full ? { summary: inner.summary } : {}), ...next };
    change({ hand_over: both.summary === undefined ? (both.text ?? { zh: "…", en: "…" }) : both });
  };
  return (
    <>
      <Texts label={t("form.says")} long names={names} value={text} onChange={(said) => set({ text: said })} />
      <Texts
        label={t("form.summary")}
        hint={t("form.summaryHint")}
        names={names}
        value={full ? inner.summary : undefined}
        onChange={(summary) => set({ summary })}
      />
    </>
  );
}

/** The end: whether the customer was helped. */
export function EndForm({ step, change }: KindProps) {
  const { t } = useTranslation("flows");
  return (
    <Segmented
      aria-label={t("verb.end")}
      value={step.raw.end === "unresolved" ? "unresolved" : "resolved"}
      onChange={(end) => change({ end })}
      options={(["resolved", "unresolved"] as const).map((value) => ({ value, label: t(`end.${value}`) }))}
    />
  );
}
