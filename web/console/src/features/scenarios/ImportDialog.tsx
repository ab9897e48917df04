import type { ScenarioProblem } from "@api/scenarios";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./scenarios.module.css";

/** The lines of a file that could not be read, as the server names them. */
function problemsOf(error: unknown): ScenarioProblem[] {
  const found = error instanceof ApiError ? error.problem.details.problems : null;
  return Array.isArray(found) ? (found as ScenarioProblem[]) : [];
}

/** Brings scenarios in from files: new names are added, known ones take the file's words. Of each file all, or nothing. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("scenarios");
  const explain = useExplain();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState("");
  const send = useMutation({
    mutationFn: async (files: File[]) => {
      const all = { added: 0, updated: 0 };
      for (const file of files) {
        setReading(file.name);
        const one = await post<typeof all>("/scenario-imports", { source: await file.text() });
        all.added += one.added;
        all.updated += one.updated;
      }
      return all;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["scenarios"] }),
  });
  const problems = problemsOf(send.error);
  return (
    <Modal
      open
      width={560}
      title={t("import.title")}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t(send.data ? "import.done" : "common:cancel")}</Button>}
    >
      <div className={styles.stack}>
        <p>{t("import.hint")}</p>
        <pre className={styles.sample}>{"scenarios:\n  - name: …\n    pattern: answer\n    turns: […]"}</pre>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".yaml,.yml"
          aria-label={t("import.choose")}
          onChange={(e) => {
            const files = [...(e.target.files ?? [])];
            if (files.length) send.mutate(files);
            e.target.value = "";
          }}
        />
        <div>
          <Button icon={<FileUp size={15} />} loading={send.isPending} onClick={() => input.current?.click()}>
            {t("import.choose")}
          </Button>
        </div>
        {send.data && <p role="status">{t("import.result", { ...send.data })}</p>}
        {send.error && (
          <div role="alert" className={styles.problem}>
            <p>
              {reading}: {problems.length ? t("import.wrong", { count: problems.length }) : explain(send.error)}
            </p>
            <ul>
              {problems.map((one, n) => (
                <li key={n}>{t("import.line", { line: one.line, reason: one.reason })}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
