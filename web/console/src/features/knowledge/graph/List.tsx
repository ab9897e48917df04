import type { Id } from "@api/contract";
import type { Entity } from "@api/graph";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Trouble } from "@/core/Trouble";
import styles from "./graph.module.css";

interface Props {
  items: Entity[] | undefined;
  error: unknown;
  chosen: Id | null;
  empty: ReactNode;
  onOpen: (id: Id) => void;
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
}

/** The things of a base, by name. */
export function List({ items, error, chosen, empty, onOpen, onMore, loadingMore = false }: Props) {
  const { t } = useTranslation("graph");
  if (error && !items) return <Trouble error={error} />;
  if (!items) return <SkeletonRows count={6} height={56} />;
  return (
    <nav className={styles.list} aria-label={t("list")}>
      {items.length === 0 && empty}
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.row}
              aria-current={one.id === chosen}
              onClick={() => onOpen(one.id)}
            >
              <strong>{one.name}</strong>
              <span className={styles.quiet}>
                {t("row", { kind: t(`kind.${one.kind}`), entries: one.entries, relations: one.relations })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <p className={styles.more}>
          <Button size="small" loading={loadingMore} onClick={onMore}>
            {t("common:loadMore")}
          </Button>
        </p>
      )}
    </nav>
  );
}
