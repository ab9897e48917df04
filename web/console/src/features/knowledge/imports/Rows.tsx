import type { Id } from "@api/contract";
import type { ImportRow } from "@api/imports";
import { Empty } from "@ui/Empty";
import { ListFilter } from "lucide-react";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { Changes } from "./Changes";
import styles from "./imports.module.css";
import type { RowFilter } from "./words";

const TONES = { created: "accent", updated: "accent", drafted: "accent", unchanged: "plain", kept: "plain" } as const;

/** What becomes, or became, of each row. */
export function Rows({ id, filter, revision }: { id: Id; filter: RowFilter; revision: string }) {
  const { t } = useTranslation("imports");
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const flagged = filter === "flagged" || undefined;
  const effect = flagged ? undefined : filter || undefined;
  const found = usePages<ImportRow>("imports", `/knowledge/imports/${id}/rows`, { q, flagged, effect });
  const { refetch } = found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are others once the import's state is another
  useEffect(() => void refetch(), [revision, refetch]);
  return (
    <div className={styles.stack}>
      <SearchBox label={t("rows.search")} value={words} onChange={setWords} />
      <DataTable
        items={found.items}
        error={found.error}
        caption={t("rows.caption")}
        rowKey={(row) => `${row.row}:${row.question}:${row.locale}`}
        onMore={found.onMore}
        loadingMore={found.loadingMore}
        empty={<Empty icon={<ListFilter size={22} />} title={t("rows.none")} hint={t("rows.noneHint")} />}
        columns={[
          {
            key: "question",
            title: t("rows.question"),
            cell: (row) => (
              <span className={styles.cell}>
                {row.entry_id ? (
                  <Link className={styles.name ?? ""} to={`/knowledge/${row.entry_id}`} title={t("rows.open")}>
                    {row.question}
                  </Link>
                ) : (
                  <span>{row.question}</span>
                )}
                <span className={styles.quiet}>
                  {t("rows.row")} <span className="zk-num">{row.row}</span>
                  {row.page !== null && ` · ${t("rows.page", { page: row.page })}`}
                </span>
                <Changes changes={row.changes} />
              </span>
            ),
          },
          {
            key: "effect",
            title: t("rows.becomes"),
            width: 150,
            cell: (row) => (
              <span>
                <Chip tone={row.undone ? "plain" : TONES[row.effect]}>{t(`effect.${row.undone ?? row.effect}`)}</Chip>
              </span>
            ),
          },
          {
            key: "flags",
            title: t("rows.remarks"),
            width: "34%",
            cell: (row) =>
              row.flags.length > 0 && (
                <span className={styles.cell}>
                  {row.flags.map((flag) => (
                    <span key={flag.code}>
                      {flag.message} {flag.entry_id && <Link to={`/knowledge/${flag.entry_id}`}>{t("rows.open")}</Link>}
                    </span>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </div>
  );
}
