import type { KnowledgeImport, RowProblem } from "@api/imports";
import Button from "antd/es/button";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import styles from "./imports.module.css";
import { problemsAsCsv } from "./words";

/** The faulty rows, each with its column and how to mend it; also as a file. */
export function Problems({ one }: { one: KnowledgeImport }) {
  const { t } = useTranslation("imports");
  const faulty = one.errors.filter((e) => e.row > 0);
  const place = (e: RowProblem) => (e.row > 0 ? t("errors.nth", { row: e.row }) : t("errors.whole"));
  function download() {
    const header = [t("errors.row"), t("errors.column"), t("errors.problem")];
    const url = URL.createObjectURL(
      problemsAsCsv(
        header,
        one.errors.map((e) => [e.row || "", e.column ?? "", e.message]),
      ),
    );
    const link = document.createElement("a");
    link.href = url;
    link.download = `${one.filename.replace(/\.[^.]+$/, "")}-${t("errors.file")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  }
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        {faulty.length > 0 && <p className={styles.quiet}>{t("errors.hint", { count: one.invalid })}</p>}
        <Button size="small" className={styles.push ?? ""} icon={<Download size={13} />} onClick={download}>
          {t("errors.download")}
        </Button>
      </div>
      <DataTable
        items={one.errors}
        caption={t("errors.caption")}
        rowKey={(e) => `${e.row}:${e.column}:${e.code}`}
        empty={null}
        columns={[
          { key: "row", title: t("errors.row"), width: 110, cell: (e) => <span className="zk-num">{place(e)}</span> },
          { key: "column", title: t("errors.column"), width: 150, cell: (e) => e.column ?? "–" },
          { key: "message", title: t("errors.problem"), cell: (e) => e.message },
        ]}
      />
      {one.invalid > faulty.length && faulty.length > 0 && (
        <p className={styles.quiet}>{t("errors.most", { count: one.errors.length })}</p>
      )}
    </div>
  );
}
