import type { IntentTried } from "@api/imports";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { Bar } from "@/core/why/Bar";
import styles from "../imports/imports.module.css";

/** Tries a sentence: which of the workspace's intents it is, and whether it is any. */
export function Try() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const [text, setText] = useState("");
  const tried = useMutation({ mutationFn: () => post<IntentTried>("/intents/try", { text: text.trim() }) });
  const found = tried.data;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) tried.mutate();
  }
  return (
    <section className={styles.card} aria-label={t("intents.try")}>
      <h2>{t("intents.try")}</h2>
      <form className={styles.line} onSubmit={submit}>
        <Input
          style={{ flex: "1 1 220px", minWidth: 0 }}
          maxLength={300}
          value={text}
          placeholder={t("intents.tryPlaceholder")}
          aria-label={t("intents.trySentence")}
          onChange={(e) => setText(e.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={tried.isPending} disabled={!text.trim()}>
          {t("intents.tryButton")}
        </Button>
      </form>
      {tried.error && (
        <p role="alert" className={styles.problem}>
          {explain(tried.error)}
        </p>
      )}
      {found && !found.ready && <p className={styles.quiet}>{t("intents.notReady")}</p>}
      {found?.ready && (
        <div role="status" className={styles.stack}>
          <p className={styles.line}>
            <Chip tone={found.known ? "accent" : "plain"}>{t(found.known ? "intents.known" : "intents.unknown")}</Chip>
            <span className={`zk-num ${styles.quiet}`}>
              {t("intents.certainty", {
                value: found.certainty.toFixed(2),
                limit: found.threshold.toFixed(2),
              })}
            </span>
          </p>
          <ol className={styles.plain}>
            {found.guesses.map((guess) => (
              <li key={guess.name}>
                <span className={styles.line}>
                  {guess.name}
                  <b className={`zk-num ${styles.push}`}>{guess.probability.toFixed(2)}</b>
                </span>
                <Bar value={guess.probability} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
