import type { Intent } from "@api/imports";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { ApiError, patch, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "../imports/imports.module.css";
import { examplesOf, MOST_EXAMPLES } from "./pasted";

/** Adds an intent, or changes its name and examples. */
export function IntentDialog({ intent, onClose }: { intent: Intent | null; onClose: () => void }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const [name, setName] = useState(intent?.name ?? "");
  const [text, setText] = useState((intent?.examples ?? []).join("\n"));
  const examples = examplesOf(text);
  const tooMany = examples.length > MOST_EXAMPLES;
  const save = useMutation({
    mutationFn: () =>
      intent
        ? patch<Intent>(`/intents/${intent.id}`, { expected_version: intent.version, name: name.trim(), examples })
        : post<Intent>("/intents", { name: name.trim(), examples }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["intents"] });
      onClose();
    },
  });
  const field = save.error instanceof ApiError ? save.error.problem.field : null;
  return (
    <Modal
      open
      width={560}
      title={t(intent ? "intents.edit" : "intents.add")}
      okText={t("common:save")}
      okButtonProps={{ disabled: !name.trim() || !examples.length || tooMany }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <Field
          label={t("intents.name")}
          hint={t("intents.nameHint")}
          problem={field === "name" ? explain(save.error) : undefined}
        >
          <Input autoFocus={!intent} maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field
          label={t("intents.examples")}
          hint={t("intents.examplesHint")}
          problem={tooMany ? t("intents.tooMany", { count: MOST_EXAMPLES }) : undefined}
        >
          <Input.TextArea
            autoSize={{ minRows: 8, maxRows: 16 }}
            value={text}
            placeholder={t("intents.examplesPlaceholder")}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
        <p className={styles.quiet}>{t("intents.count", { count: examples.length })}</p>
        {save.error && field !== "name" && (
          <p role="alert" className={styles.problem}>
            {explain(save.error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
