import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./DataTable.module.css";
import { Trouble } from "./Trouble";

export interface Column<T> {
  key: string;
  title: string;
  cell: (item: T) => ReactNode;
  width?: number | string;
  align?: "end";
}

interface Props<T> {
  items: T[] | undefined;
  columns: Column<T>[];
  rowKey: (item: T) => string;
  error?: unknown;
  empty: ReactNode;
  caption: string;
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
  onRow?: (item: T) => void;
}

/** A table at a desk, a list of cards on a phone; skeleton, empty and error states included. */
export function DataTable<T>(props: Props<T>) {
  const { items, columns, rowKey, error, empty, caption, onMore, loadingMore = false, onRow } = props;
  const { t } = useTranslation();
  if (error && !items) return <Trouble error={error} />;
  if (!items) return <SkeletonRows count={5} height={56} />;
  if (!items.length) return <div className={styles.frame}>{empty}</div>;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="zk-sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" style={{ width: c.width }} data-align={c.align}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={rowKey(item)} data-clickable={Boolean(onRow)} onClick={onRow ? () => onRow(item) : undefined}>
              {columns.map((c) => (
                <td key={c.key} data-label={c.title} data-align={c.align}>
                  {c.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore && (
        <p className={styles.more}>
          <Button loading={loadingMore} onClick={onMore}>
            {t("loadMore")}
          </Button>
        </p>
      )}
    </div>
  );
}
