import type { Check } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { ApiError, post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { localeOf } from "../bases";
import styles from "../imports/imports.module.css";
import { EntryPick } from "./EntryPick";

/** Adds a check, or changes one: a question with the entry that must answer it, or that nothing may answer. */
export function CheckDialog({ base, check, onClose }: { base: Base; check: Check | null; onClose: () => void }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const [question, setQuestion] = useState(check?.question ?? "");
  const [locale, setLocale] = useState(check ? localeOf(check.locale) : localeOf(base.locale));
  const [refuse, setRefuse] = useState(check?.must_refuse ?? false);
  const [entry, setEntry] = useState(
    check?.entry_id ? { id: check.entry_id, title: check.entry_title ?? check.entry_id } : null,
  );
  const save = useMutation({
    mutationFn: () => {
      const body = { question: question.trim(), locale, entry_id: refuse ? null : (entry?.id ?? null) };
      return check
        ? put<Check>(`/knowledge/checks/${check.id}`, body)
        : post<Check>(`/knowledge/bases/${base.id}/checks`, body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["checks"] });
      onClose();
    },
  });
  const field = save.error instanceof ApiError ? save.error.problem.field : null;
  const wrong = (name: string) => (field === name ? explain(save.error) : undefined);
  return (
    <Modal
      open
      width={520}
      title={t(check ? "checks.edit" : "checks.add")}
      okText={t("common:save")}
      okButtonProps={{ disabled: !question.trim() || (!refuse && !entry) }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <Field label={t("checks.question")} hint={t("checks.questionHint")} problem={wrong("question")}>
          <Input autoFocus maxLength={300} value={question} onChange={(e) => setQuestion(e.target.value)} />
        </Field>
        <Segmented
          block
          aria-label={t("checks.expected")}
          value={refuse ? "refuse" : "entry"}
          options={(["entry", "refuse"] as const).map((value) => ({ value, label: t(`checks.kind.${value}`) }))}
          onChange={(value) => setRefuse(value === "refuse")}
        />
        {refuse ? (
          <p className={styles.quiet}>{t("checks.refuseHint")}</p>
        ) : (
          <Field label={t("checks.entry")} problem={wrong("entry_id")}>
            <EntryPick baseId={base.id} value={entry} onChange={setEntry} />
          </Field>
        )}
        <Field label={t("checks.locale")}>
          <Select
            value={locale}
            options={(["zh", "en"] as const).map((value) => ({ value, label: t(`knowledge:locale.${value}`) }))}
            onChange={setLocale}
          />
        </Field>
        {save.error && !field && (
          <p role="alert" className={styles.problem}>
            {explain(save.error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
