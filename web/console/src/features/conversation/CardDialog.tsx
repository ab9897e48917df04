import type { Content } from "@api/contract";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { Body } from "./bodies";
import styles from "./CardDialog.module.css";
import { BLANK, type CardForm, type CardKind, cardOf, KINDS, wrong } from "./cards";

interface Props {
  onAdd: (content: Content) => void;
  onClose: () => void;
}

/** Writes a card of a product or an order, and shows how it will look. */
export function CardDialog({ onAdd, onClose }: Props) {
  const { t } = useTranslation("writing");
  const [form, setForm] = useState<CardForm>(BLANK);
  const [tried, setTried] = useState(false);
  const bad = wrong(form);
  const isOrder = form.kind === "order";
  const card = cardOf(form, {
    price: t("card.price"),
    total: t("card.total"),
    state: t("card.state"),
    order: (number) => t("card.orderTitle", { number }),
    open: { product: t("card.openProduct"), order: t("card.openOrder") },
  });
  const fields: [keyof CardForm, string][] = [
    ["title", t(isOrder ? "card.number" : "card.name")],
    ["price", t(isOrder ? "card.total" : "card.price")],
    ...(isOrder ? ([["state", t("card.state")]] as [keyof CardForm, string][]) : []),
    ["picture", t("card.picture")],
    ["link", t("card.link")],
  ];
  const problem = (field: keyof CardForm) =>
    (tried || field !== "title") && bad.includes(field)
      ? t(field === "title" ? "card.empty" : "card.noAddress")
      : undefined;

  function add() {
    setTried(true);
    if (bad.length) return;
    onAdd(card);
    onClose();
  }
  return (
    <Modal open width={480} title={t("card.title")} okText={t("card.add")} onOk={add} onCancel={onClose}>
      <div className={styles.dialog}>
        <Segmented<CardKind>
          aria-label={t("card.title")}
          value={form.kind}
          onChange={(kind) => setForm({ ...form, kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`card.kind.${kind}`) }))}
        />
        {fields.map(([field, label]) => (
          <Field key={field} label={label} problem={problem(field)}>
            <Input
              value={form[field]}
              maxLength={500}
              onChange={(e) => setForm({ ...form, [field]: e.target.value })}
            />
          </Field>
        ))}
        {!bad.length && (
          <section className={styles.sample} aria-label={t("format.seen")}>
            <Body kind="card" content={card} />
          </section>
        )}
      </div>
    </Modal>
  );
}
