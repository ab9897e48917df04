import type { Message } from "@api/contract";
import { Languages } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLiveLink } from "@/features/live/store";
import styles from "./Translated.module.css";
import { translationsOf } from "./translating";

/** A message in the reader's language, below its own words; nothing where nobody asked. */
export function Translated({ message }: { message: Message }) {
  const { t, i18n } = useTranslation("conversation");
  const { store } = useLiveLink();
  const held = translationsOf(store);
  const translation = useSyncExternalStore(held.subscribe, () => held.get(message.id));
  if (!translation || message.recalled_at) return null;
  const named = (code: string) => new Intl.DisplayNames([i18n.language], { type: "language" }).of(code) ?? code;
  const { state } = translation;
  return (
    <div className={styles.box} role="status">
      {state === "done" && (
        <p className={styles.text} lang={translation.into}>
          {translation.text}
        </p>
      )}
      <p className={styles.foot}>
        <Languages size={13} aria-hidden="true" />
        {state === "working" &&
          (translation.percent === null
            ? t("translate.working")
            : t("translate.fetching", { percent: translation.percent }))}
        {state === "done" && t("translate.done", { from: named(translation.from) })}
        {state === "failed" &&
          t(`translate.${translation.why}`, { from: translation.from ? named(translation.from) : "" })}
        <button type="button" onClick={() => held.set(message.id, null)}>
          {t("translate.away")}
        </button>
      </p>
    </div>
  );
}
