import type { LanguageModel, LanguageModelCheck } from "@api/languageModel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./model.module.css";

/** Whether the model is on and answers as asked, tried on a press. */
export function Health({ held }: { held: LanguageModel }) {
  const { t } = useTranslation("model");
  const explain = useExplain();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () => post<LanguageModelCheck>("/language-model/check"),
    onSettled: () => client.invalidateQueries({ queryKey: ["language-model-usage"] }),
  });
  const found = check.data;
  return (
    <section className={styles.panel} aria-label={t("health")}>
      <div className={styles.inline}>
        <strong className={styles.name}>{held.model}</strong>
        <Chip tone={held.enabled ? "accent" : "plain"}>{t(held.enabled ? "on" : "off")}</Chip>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t("try")}
        </Button>
      </div>
      <div aria-live="polite">
        {check.error && <p role="alert">{explain(check.error)}</p>}
        {found && !check.isPending && (
          <p className={found.ok ? styles.fine : styles.bad}>
            {found.message} · <span className="zk-num">{t("took", { ms: Math.round(found.ms) })}</span>
            {found.ok && ` · ${t("structured", { form: found.structured })}`}
          </p>
        )}
        {!found && !check.error && <p className={styles.quiet}>{t("tryHint")}</p>}
      </div>
    </section>
  );
}
