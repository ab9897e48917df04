import type { TurnCall, TurnModel } from "@api/languageModel";
import type { Candidate } from "@api/turn";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./TurnWhy.module.css";

const TONE = { used: "accent", unused: "plain", rejected: "amber", failed: "red" } as const;

function cost(call: TurnCall, locale: string): string {
  const form = { style: "currency" as const, currency: call.currency || "CNY", maximumFractionDigits: 6 };
  return new Intl.NumberFormat(locale, form).format(call.cost / 1_000_000);
}

/** What the turn asked the language model: which, with which prompt, at which cost, and why its words did not count. */
export function ModelWhy({ model, candidates }: { model: TurnModel; candidates: Candidate[] }) {
  const { t, i18n } = useTranslation("model");
  const titles = new Map(candidates.map((one) => [one.entry_id, one.title]));
  return (
    <section aria-label={t("why.title")}>
      <h4>{t("why.title")}</h4>
      <p>{t(model.answered ? "why.answered" : "why.notAnswered")}</p>
      <ul className={styles.reasons}>
        {model.calls.map((call) => (
          <li key={call.use}>
            {t(`why.use.${call.use}`)} <Chip tone={TONE[call.outcome]}>{t(`why.outcome.${call.outcome}`)}</Chip>
            {call.why_text && <p>{call.why_text}</p>}
            <p className={styles.quiet}>
              {t("why.call", { model: call.model, prompt: call.prompt, ms: Math.round(call.ms) })}
            </p>
            <p className={`${styles.quiet} zk-num`}>
              {t("why.tokens", { in: call.tokens_in, out: call.tokens_out, cost: cost(call, i18n.language) })}
            </p>
          </li>
        ))}
      </ul>
      {model.cited.length > 0 && (
        <>
          <h4>{t("why.cited")}</h4>
          <ul className={styles.reasons}>
            {model.cited.map((one, n) => (
              <li key={one.to}>
                {t("why.sentence", { n: n + 1 })}
                {" · "}
                {one.entries.map((id) => titles.get(id) ?? id).join(" · ") || t("why.system")}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
