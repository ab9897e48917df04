import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { END, toldBy, waysOf } from "../model/flow";
import { AddStep } from "./AddStep";
import { ICONS } from "./icons";
import styles from "./picture.module.css";
import type { Pictured } from "./pictured";

/** The flow as a list of steps with where each leads: on a phone, and for whoever would rather read than look. */
export function Outline({ model, text, selected, marked, onSelect, set }: Pictured) {
  const { t, i18n } = useTranslation("flows");
  if (!model) return <p className={styles.broken}>{t("unreadable")}</p>;
  const ways = waysOf(model.steps);
  const name = (id: string) => (id === END ? t("picture.end") : id);
  return (
    <section className={styles.outline} aria-label={t("picture.outline")}>
      <ol>
        {model.steps.map((step) => {
          const Icon = ICONS[step.verb];
          return (
            <li key={step.id}>
              <button type="button" aria-current={step.id === selected} onClick={() => onSelect(step.id)}>
                <span className={styles.verb}>
                  <Icon size={14} aria-hidden="true" />
                  <b>{t(`verb.${step.verb}`)}</b>
                  <code>{step.id}</code>
                  {marked.has(step.id) && (
                    <CircleAlert size={14} className={styles.bad} aria-label={t("picture.wrong")} />
                  )}
                </span>
                {step.verb !== "when" && (
                  <span className={styles.told}>{toldBy(model, step, i18n.language) || "…"}</span>
                )}
                <span className={styles.ways}>
                  {ways
                    .filter((way) => way.source === step.id)
                    .map((way) => (
                      <span key={`${way.on}:${way.n ?? 0}`}>
                        {way.on === "when" ? way.label : t(`on.${way.on}`)} → {name(way.target)}
                      </span>
                    ))}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {set && (
        <AddStep
          model={model}
          text={text}
          after={selected}
          onAdd={(made, id) => {
            set(made);
            onSelect(id);
          }}
        />
      )}
    </section>
  );
}
