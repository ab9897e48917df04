import type { KnowledgeImport } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./imports.module.css";
import { Options, type Wanted } from "./Options";

const PARTS = ["question", "answer", "similar", "tags", "locale", "folder"] as const;

/** Which column is what, and where entries go; trying again takes the file that is kept. */
export function TrialSettings({ one, base }: { one: KnowledgeImport; base: Base | undefined }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const navigate = useNavigate();
  const [mapping, setMapping] = useState(one.mapping);
  const [wanted, setWanted] = useState<Wanted>({ folder: one.folder_id, policy: one.policy, drafts: one.as_drafts });
  const again = useMutation({
    mutationFn: () =>
      post<KnowledgeImport>(`/knowledge/imports/${one.id}/again`, {
        mapping,
        policy: wanted.policy,
        drafts: wanted.drafts,
        folder_id: wanted.folder,
      }),
    onSuccess: (made) => navigate(`/knowledge/import/${made.id}`, { replace: true }),
  });
  const columns = one.format === "csv" || one.format === "xlsx" || one.format === "jsonl" ? one.columns : [];
  return (
    <details className={styles.fold} open={one.state === "failed"}>
      <summary>
        <strong>{t("run.settings")}</strong>
      </summary>
      <div>
        {columns.length > 0 && (
          <fieldset className={styles.stack} style={{ margin: 0, padding: 0, border: 0 }}>
            <legend className={styles.quiet}>
              {t("run.columns")}: {t("run.columnsHint")}
            </legend>
            <div className={styles.pair}>
              {PARTS.map((part) => (
                <Field key={part} label={t(`part.${part}`)}>
                  <Select
                    allowClear
                    placeholder={t("run.auto")}
                    value={mapping[part] ?? null}
                    options={columns.map((value) => ({ value, label: value }))}
                    onChange={(column: string | undefined) => {
                      const { [part]: _, ...rest } = mapping;
                      setMapping(column ? { ...rest, [part]: column } : rest);
                    }}
                  />
                </Field>
              ))}
            </div>
          </fieldset>
        )}
        <Options base={base} value={wanted} onChange={setWanted} />
        {again.error && (
          <p role="alert" className={styles.problem}>
            {explain(again.error)}
          </p>
        )}
        <p className={styles.line}>
          <Button loading={again.isPending} onClick={() => again.mutate()}>
            {t("run.again")}
          </Button>
          <span className={styles.quiet}>{t("run.keeps")}</span>
        </p>
      </div>
    </details>
  );
}
