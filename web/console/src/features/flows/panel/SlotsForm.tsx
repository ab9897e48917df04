import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { renameSlot, setSlot } from "../model/edits";
import { list, type Model, type Raw, record, SLOT_TYPES } from "../model/flow";
import { namesOf } from "../model/names";
import { Expression } from "./Expressions";
import { Options } from "./Options";
import styles from "./panel.module.css";
import { Texts } from "./Texts";

interface Props {
  model: Model;
  text: string;
  slot: string | null;
  set: (text: string) => void;
  onSlot: (name: string | null) => void;
}

const NAME = /^[a-z][a-z0-9_]{0,59}$/;

/** What a flow has to know: each with its type, question, options and what a value must fulfil. */
export function SlotsForm({ model, text, slot, set, onSlot }: Props) {
  const { t } = useTranslation("flows");
  const wanted = slot && !(slot in model.slots) ? slot : "";
  const [fresh, setFresh] = useState("");
  const name = fresh || wanted;
  function add() {
    set(setSlot(text, name, { type: "text", ask: { zh: "…", en: "…" } }));
    onSlot(name);
    setFresh("");
  }
  return (
    <>
      <p className={styles.hint}>{t("slots.hint")}</p>
      <ul className={styles.slots}>
        {Object.entries(model.slots).map(([key, one]) => (
          <li key={key}>
            <button type="button" aria-expanded={slot === key} onClick={() => onSlot(slot === key ? null : key)}>
              <code>{key}</code>
              <span>{t(`slotType.${String(one.type ?? "text")}`, { defaultValue: String(one.type) })}</span>
            </button>
            {slot === key && (
              <div className={styles.box} style={{ marginTop: 6 }}>
                <One key={key} {...{ model, text, set, onSlot }} name={key} slot={one} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <span className={styles.line}>
        <Input
          style={{ maxWidth: 200 }}
          className={styles.mono ?? ""}
          aria-label={t("slots.newName")}
          placeholder={t("slots.newName")}
          value={name}
          onChange={(e) => setFresh(e.target.value)}
        />
        <Button icon={<Plus size={14} />} disabled={!NAME.test(name) || name in model.slots} onClick={add}>
          {t("slots.add")}
        </Button>
      </span>
    </>
  );
}

type OneProps = Omit<Props, "slot"> & { name: string; slot: Raw };

function One({ model, text, set, onSlot, name, slot }: OneProps) {
  const { t } = useTranslation("flows");
  const names = namesOf(model);
  const [called, call] = useState(name);
  const put = (key: string, value: unknown) => {
    const { [key]: _, ...rest } = slot;
    const blank = value === undefined || value === "" || value === false;
    set(setSlot(text, name, blank ? rest : { ...slot, [key]: value }));
  };
  const checks = list(slot.check).map(record);
  return (
    <>
      <div className={styles.two}>
        <Field label={t("slots.name")} hint={t("slots.nameHint")}>
          <Input
            className={styles.mono ?? ""}
            value={called}
            onChange={(e) => call(e.target.value)}
            onBlur={() => {
              if (called === name || !NAME.test(called) || called in model.slots) return call(name);
              set(renameSlot(text, name, called));
              onSlot(called);
            }}
          />
        </Field>
        <Field label={t("slots.type")}>
          <Select
            value={String(slot.type ?? "text")}
            options={SLOT_TYPES.map((value) => ({ value, label: t(`slotType.${value}`) }))}
            onChange={(type) => put("type", type)}
          />
        </Field>
      </div>
      <Texts label={t("slots.ask")} names={names} value={slot.ask} onChange={(ask) => put("ask", ask)} />
      <Texts
        label={t("slots.help")}
        hint={t("slots.helpHint")}
        value={slot.help}
        onChange={(help) => put("help", help)}
      />
      <Options value={slot.options} onChange={(options) => put("options", options)} />
      <div className={styles.line}>
        {(["only", "many", "optional"] as const).map((key) => (
          <Checkbox key={key} checked={slot[key] === true} onChange={(e) => put(key, e.target.checked)}>
            {t(`slots.${key}`)}
          </Checkbox>
        ))}
      </div>
      <Expression
        label={t("slots.default")}
        hint={t("slots.defaultHint")}
        value={slot.default}
        onChange={(value) => put("default", value)}
      />
      <fieldset className={styles.group}>
        <legend>{t("slots.checks")}</legend>
        {checks.map((one, n) => {
          const change = (next: Raw) =>
            put(
              "check",
              checks.map((was, i) => (i === n ? { ...was, ...next } : was)),
            );
          const left = checks.filter((_, i) => i !== n);
          return (
            <div key={n} className={styles.box}>
              <Expression
                label={t("slots.checkIf")}
                hint={t("slots.checkHint")}
                value={one.if}
                onChange={(said) => change({ if: said })}
              />
              <Texts label={t("slots.checkElse")} value={one.else} onChange={(said) => change({ else: said })} />
              <Button
                size="small"
                type="text"
                icon={<Trash2 size={14} />}
                aria-label={t("slots.removeCheck", { n: n + 1 })}
                onClick={() => put("check", left.length ? left : undefined)}
              />
            </div>
          );
        })}
        <Button
          size="small"
          icon={<Plus size={13} />}
          style={{ justifySelf: "start" }}
          onClick={() => put("check", [...checks, { if: "value != null", else: { zh: "…", en: "…" } }])}
        >
          {t("slots.addCheck")}
        </Button>
      </fieldset>
      <Button
        size="small"
        danger
        icon={<Trash2 size={14} />}
        style={{ justifySelf: "start" }}
        onClick={() => {
          set(setSlot(text, name, undefined));
          onSlot(null);
        }}
      >
        {t("slots.remove")}
      </Button>
    </>
  );
}
