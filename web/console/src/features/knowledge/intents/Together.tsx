import type { IntentsTogether } from "@api/imports";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "../imports/imports.module.css";

const SHOWN = 10;

/** How well the examples hold together: each is guessed by a model that has not seen it. */
export function Together() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const check = useMutation({ mutationFn: () => post<IntentsTogether>("/intents/together") });
  const found = check.data;
  return (
    <section className={styles.card} aria-label={t("intents.together")}>
      <h2>{t("intents.together")}</h2>
      <p className={styles.quiet}>{t("intents.togetherHint")}</p>
      <p className={styles.line}>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t("intents.togetherButton")}
        </Button>
        {found?.ready && (
          <span role="status" className="zk-num">
            {t("intents.recognised", { right: found.right, count: found.examples })}
          </span>
        )}
      </p>
      {check.error && (
        <p role="alert" className={styles.problem}>
          {explain(check.error)}
        </p>
      )}
      {found && !found.ready && found.reason && <p className={styles.quiet}>{t(`intents.cannot.${found.reason}`)}</p>}
      {found?.ready && found.mistaken.length > 0 && (
        <ul className={styles.plain}>
          {found.mistaken.slice(0, SHOWN).map((one) => (
            <li key={`${one.name}:${one.text}`}>
              <span>{one.text}</span>
              <span className={styles.quiet}>
                <Chip>{one.name}</Chip>
                {t("intents.takenFor", { name: one.taken_for })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
