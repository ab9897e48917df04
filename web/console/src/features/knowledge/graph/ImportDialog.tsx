import type { Id } from "@api/contract";
import type { GraphReport } from "@api/graph";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { FileUp } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./graph.module.css";

/** Brings things in from a file: tried first, written once nothing is wrong and somebody says so. */
export function ImportDialog({ baseId, onClose }: { baseId: Id; onClose: () => void }) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: ({ file, dry }: { file: File; dry: boolean }) => {
      const form = new FormData();
      form.append("file", file);
      form.append("dry_run", String(dry));
      return post<GraphReport>(`/knowledge/bases/${baseId}/graph`, form).then((report) => ({ report, file }));
    },
    onSuccess: async ({ report }) => {
      if (!report.dry_run && !report.errors.length) await client.invalidateQueries({ queryKey: ["graph"] });
    },
  });
  const tried = send.data?.report;
  const done = tried && !tried.dry_run && !tried.errors.length;
  const ready = tried?.dry_run && !tried.errors.length;
  return (
    <Modal
      open
      width={560}
      title={t("import.title")}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(done ? "import.close" : "common:cancel")}</Button>
          {ready && (
            <Button
              type="primary"
              loading={send.isPending}
              onClick={() => send.data && send.mutate({ file: send.data.file, dry: false })}
            >
              {t("import.write")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.note}>{t("import.hint")}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.jsonl,.json"
          aria-label={t("import.choose")}
          onChange={(e) => {
            const file = e.target.files?.[0];
            if (file) send.mutate({ file, dry: true });
            e.target.value = "";
          }}
        />
        <div className={styles.line}>
          <Button icon={<FileUp size={15} />} loading={send.isPending} onClick={() => input.current?.click()}>
            {t("import.choose")}
          </Button>
          <a href={`/api/v1/knowledge/bases/${baseId}/graph?format=csv`}>{t("import.form")}</a>
        </div>
        {tried && tried.errors.length === 0 && (
          <p role="status" className={styles.note}>
            {t(done ? "import.done" : "import.would", { ...tried })}
          </p>
        )}
        {tried && tried.errors.length > 0 && (
          <div role="alert">
            <p className={styles.problem}>{t("import.wrong", { count: tried.errors.length })}</p>
            <ul className={styles.errors}>
              {tried.errors.slice(0, 200).map((one, at) => (
                <li key={at}>{t("import.row", { row: one.row, message: one.message })}</li>
              ))}
            </ul>
          </div>
        )}
        {send.error && (
          <p role="alert" className={styles.problem}>
            {explain(send.error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
