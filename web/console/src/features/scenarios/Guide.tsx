import { SCENARIO_EXPECTED, SCENARIO_PATTERNS, type Scenario } from "@api/scenarios";
import { useTranslation } from "react-i18next";
import { Last } from "./columns";
import styles from "./editor.module.css";

const PARTS = ["name", "pattern", "language", "tier", "given", "never", "turns", "customer", "after", "then"] as const;

/** What can be written in a scenario, beside the text; and how it came out the last time. */
export function Guide({ last }: { last: Scenario["last"] }) {
  const { t } = useTranslation("scenarios");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`zk-scroll ${styles.guide}`} tabIndex={0} aria-label={t("guide.label")}>
      {last && (
        <p className={styles.lastly}>
          <strong>{t("last.label")}</strong> <Last last={last} />
        </p>
      )}
      <h2>{t("guide.parts")}</h2>
      <dl>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>
              <code>{part}</code>
            </dt>
            <dd>{t(`part.${part}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("guide.expected")}</h2>
      <dl>
        {SCENARIO_EXPECTED.map((what) => (
          <div key={what}>
            <dt>
              <code>{what}</code>
            </dt>
            <dd>{t(`expect.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("guide.patterns")}</h2>
      <dl>
        {SCENARIO_PATTERNS.map((pattern) => (
          <div key={pattern}>
            <dt>
              <code>{pattern}</code>
            </dt>
            <dd>{t(`pattern.${pattern}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
