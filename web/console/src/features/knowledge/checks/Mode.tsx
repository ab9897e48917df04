import type { Base, ChecksMode } from "@api/knowledge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Segmented from "antd/es/segmented";
import { useTranslation } from "react-i18next";
import { patch } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "../imports/imports.module.css";

/** What failing checks do to a publication in this base. */
export function Mode({ base }: { base: Base }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const mayEdit = useCan("knowledge.publish");
  const save = useMutation({
    mutationFn: (checks: ChecksMode) => patch<Base>(`/knowledge/bases/${base.id}`, { checks }),
    onSettled: () => client.invalidateQueries({ queryKey: ["knowledge"] }),
  });
  const mode = save.isPending ? save.variables : base.checks;
  return (
    <div className={styles.cell}>
      <div className={styles.line}>
        <span>{t("checks.mode")}</span>
        <Segmented
          aria-label={t("checks.mode")}
          disabled={!mayEdit}
          value={mode}
          options={(["off", "warn", "block"] as const).map((value) => ({ value, label: t(`checks.modes.${value}`) }))}
          onChange={(value) => save.mutate(value as ChecksMode)}
        />
      </div>
      <p className={styles.quiet}>{t(`checks.modeHint.${mode}`)}</p>
      {save.error && (
        <p role="alert" className={styles.problem}>
          {explain(save.error)}
        </p>
      )}
    </div>
  );
}
