import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./DataTable.module.css";
import { Trouble } from "./Trouble";

interface Props<T> {
  items: T[] | undefined;
  error: unknown;
  /** Of a card about, in pixels: while they load. */
  height: number;
  empty: ReactNode;
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
  card: (item: T) => ReactNode;
}

/** A list of cards, read page by page; skeleton, empty and error states included. */
export function Cards<T>({ items, error, height, empty, onMore, loadingMore = false, card }: Props<T>) {
  const { t } = useTranslation();
  if (error && !items) return <Trouble error={error} />;
  if (!items) return <SkeletonRows count={3} height={height} />;
  if (!items.length) return <div className={styles.frame}>{empty}</div>;
  return (
    <>
      {items.map(card)}
      {onMore && (
        <p>
          <Button loading={loadingMore} onClick={onMore}>
            {t("loadMore")}
          </Button>
        </p>
      )}
    </>
  );
}
