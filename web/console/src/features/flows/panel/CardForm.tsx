import Button from "antd/es/button";
import Input from "antd/es/input";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { list, type Raw, record } from "../model/flow";
import styles from "./panel.module.css";
import type { KindProps } from "./StepForm";
import { Texts } from "./Texts";

/** A card shown to the customer: title, lines with labels, a picture, links. */
export function CardForm({ step, names, change }: KindProps) {
  const { t } = useTranslation("flows");
  if (step.raw.card === undefined)
    return (
      <Button
        size="small"
        icon={<Plus size={13} />}
        style={{ justifySelf: "start" }}
        onClick={() => change({ card: { title: { zh: "…", en: "…" } } })}
      >
        {t("card.add")}
      </Button>
    );
  const card = record(step.raw.card);
  const set = (key: string, value: unknown) => change({ card: { ...card, [key]: value } });
  const rows = (key: "fields" | "buttons", fresh: Raw, second: "value" | "url") => {
    const all = list(card[key]).map(record);
    const put = (n: number, one: Raw) =>
      set(
        key,
        all.map((was, i) => (i === n ? { ...was, ...one } : was)),
      );
    const left = (n: number) => all.filter((_, i) => i !== n);
    return (
      <fieldset className={styles.group}>
        <legend>{t(`card.${key}`)}</legend>
        {all.map((one, n) => (
          <div key={n} className={styles.box}>
            <Texts label={t("card.label")} value={one.label} names={names} onChange={(label) => put(n, { label })} />
            {second === "value" ? (
              <Texts label={t("card.value")} value={one.value} names={names} onChange={(value) => put(n, { value })} />
            ) : (
              <Field label={t("card.url")}>
                <Input value={String(one.url ?? "")} onChange={(e) => put(n, { url: e.target.value })} />
              </Field>
            )}
            <Button
              size="small"
              type="text"
              icon={<Trash2 size={14} />}
              aria-label={t(`card.remove_${key}`, { n: n + 1 })}
              onClick={() => set(key, left(n).length ? left(n) : undefined)}
            />
          </div>
        ))}
        <Button
          size="small"
          icon={<Plus size={13} />}
          style={{ justifySelf: "start" }}
          onClick={() => set(key, [...all, fresh])}
        >
          {t(`card.add_${key}`)}
        </Button>
      </fieldset>
    );
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t("card.title_")}</legend>
      <Texts label={t("card.title")} value={card.title} names={names} onChange={(title) => set("title", title)} />
      <Field label={t("card.image")}>
        <Input value={String(card.image ?? "")} onChange={(e) => set("image", e.target.value)} />
      </Field>
      {rows("fields", { label: { zh: "…", en: "…" }, value: "…" }, "value")}
      {rows("buttons", { label: { zh: "…", en: "…" }, url: "https://" }, "url")}
      {step.verb === "say" && (
        <Button
          size="small"
          icon={<Trash2 size={13} />}
          style={{ justifySelf: "start" }}
          onClick={() => change({ card: undefined })}
        >
          {t("card.remove")}
        </Button>
      )}
    </fieldset>
  );
}
