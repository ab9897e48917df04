import type { Quote as Quoted } from "@api/writing";
import { useTranslation } from "react-i18next";
import styles from "./Quote.module.css";

/** The beginning of the message that another one answers to. */
export function Quote({ quote }: { quote: Pick<Quoted, "author" | "text"> }) {
  const { t } = useTranslation("conversation");
  const name = quote.author.name || (quote.author.kind === "customer" ? t("customer") : "");
  return (
    <blockquote className={styles.quote}>
      {name && <b>{name}</b>}
      {quote.text}
    </blockquote>
  );
}
