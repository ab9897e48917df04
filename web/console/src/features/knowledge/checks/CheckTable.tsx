import type { Check, NamedResult } from "@api/imports";
import Button from "antd/es/button";
import { Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useCan } from "@/core/session";
import styles from "../imports/imports.module.css";
import { Did } from "./Did";

interface Props {
  items: Check[] | undefined;
  error: unknown;
  results: Map<string, NamedResult>;
  empty: ReactNode;
  onMore?: (() => void) | undefined;
  onEdit: (check: Check) => void;
  onDelete: (check: Check) => void;
}

/** A base's checks, each with what became of it the last time. */
export function CheckTable({ items, error, results, empty, onMore, onEdit, onDelete }: Props) {
  const { t } = useTranslation("imports");
  const mayEdit = useCan("knowledge.edit");
  return (
    <DataTable
      items={items}
      error={error}
      caption={t("checks.title")}
      rowKey={(check) => check.id}
      empty={empty}
      onMore={onMore}
      columns={[
        { key: "question", title: t("checks.question"), cell: (check) => <strong>{check.question}</strong> },
        {
          key: "expected",
          title: t("checks.expected"),
          width: "30%",
          cell: (check) =>
            check.entry_id ? (
              <Link to={`/knowledge/${check.entry_id}`}>{check.entry_title ?? check.entry_id}</Link>
            ) : (
              <span>
                <Chip>{t("checks.kind.refuse")}</Chip>
              </span>
            ),
        },
        {
          key: "last",
          title: t("checks.last"),
          width: "26%",
          cell: (check) => {
            const result = results.get(check.id);
            return result ? <Did result={result} /> : <span className={styles.quiet}>{t("checks.never")}</span>;
          },
        },
        {
          key: "do",
          title: "",
          width: 96,
          align: "end",
          cell: (check) =>
            mayEdit && (
              <span>
                <Button
                  type="text"
                  size="small"
                  icon={<Pencil size={14} />}
                  aria-label={t("checks.editNamed", { question: check.question })}
                  onClick={() => onEdit(check)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<Trash2 size={14} />}
                  aria-label={t("checks.deleteNamed", { question: check.question })}
                  onClick={() => onDelete(check)}
                />
              </span>
            ),
        },
      ]}
    />
  );
}
