import type { ChecksMade } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { localeOf } from "../bases";
import styles from "../imports/imports.module.css";
import { pasted } from "./pasted";

const MOST = 500;

/** Adds many checks from a pasted list; lines that became none stay in the field with the reason. */
export function PasteDialog({ base, onClose }: { base: Base; onClose: () => void }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const { message } = useFeedback();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<{ question: string; message: string }[]>([]);
  const lines = pasted(text);
  const refusals = lines.filter((line) => !line.entry).length;
  const save = useMutation({
    mutationFn: () =>
      post<ChecksMade>(`/knowledge/bases/${base.id}/checks/many`, { lines, locale: localeOf(base.locale) }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ["checks"] });
      void message.success(t("checks.added", { count: made.created }));
      if (!made.failed.length) return onClose();
      const left = made.failed.flatMap((one) => {
        const line = lines[one.line - 1];
        return line ? [{ ...line, message: one.message }] : [];
      });
      setFailed(left);
      setText(left.map((line) => (line.entry ? `${line.question}\t${line.entry}` : line.question)).join("\n"));
    },
  });
  return (
    <Modal
      open
      width={620}
      title={t("checks.paste")}
      okText={t("checks.addMany", { count: lines.length })}
      okButtonProps={{ disabled: !lines.length || lines.length > MOST }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <Field
          label={t("checks.lines")}
          hint={t("checks.linesHint")}
          problem={lines.length > MOST ? t("checks.tooMany", { count: MOST }) : undefined}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 8, maxRows: 16 }}
            placeholder={t("checks.linesExample")}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
        {lines.length > 0 && (
          <p className={styles.quiet}>{t("checks.read", { answered: lines.length - refusals, refused: refusals })}</p>
        )}
        {failed.length > 0 && (
          <ul role="alert" className={styles.problem}>
            {failed.map((one) => (
              <li key={one.question}>
                {one.question}: {one.message}
              </li>
            ))}
          </ul>
        )}
        {save.error && (
          <p role="alert" className={styles.problem}>
            {explain(save.error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
