import type { Content } from "@api/contract";

export const KINDS = ["product", "order"] as const;
export type CardKind = (typeof KINDS)[number];

/** What is typed for a card. */
export interface CardForm {
  kind: CardKind;
  title: string;
  price: string;
  state: string;
  picture: string;
  link: string;
}

export const BLANK: CardForm = { kind: "product", title: "", price: "", state: "", picture: "", link: "" };

/** How a card is worded for the customer. */
export interface CardWords {
  price: string;
  total: string;
  state: string;
  order: (number: string) => string;
  open: Record<CardKind, string>;
}

const isWeb = (address: string) => /^https?:\/\/[^\s.]+\.\S+$/.test(address.trim());

/** The fields that keep a card from being sent. */
export function wrong(form: CardForm): (keyof CardForm)[] {
  const bad: (keyof CardForm)[] = form.title.trim() ? [] : ["title"];
  for (const field of ["picture", "link"] as const) if (form[field].trim() && !isWeb(form[field])) bad.push(field);
  return bad;
}

/** The card as a message holds it. */
export function cardOf(form: CardForm, words: CardWords): Content {
  const isOrder = form.kind === "order";
  const fields = [
    { label: isOrder ? words.total : words.price, value: form.price.trim() },
    { label: words.state, value: isOrder ? form.state.trim() : "" },
  ].filter((f) => f.value);
  const link = form.link.trim();
  return {
    title: isOrder ? words.order(form.title.trim()) : form.title.trim(),
    ...(form.picture.trim() ? { image_url: form.picture.trim() } : {}),
    fields,
    buttons: link ? [{ label: words.open[form.kind], url: link }] : [],
  };
}
