import Dropdown from "antd/es/dropdown";
import { ChevronRight, Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./tree.module.css";

export interface RowAction {
  key: string;
  label: string;
  danger?: boolean;
  run: () => void;
}

interface Props {
  icon?: ReactNode;
  name: string;
  count: number;
  depth: number;
  quiet?: boolean;
  /** Given when it has something below it. */
  open?: boolean;
  onToggle?: () => void;
  chosen: boolean;
  onChoose: () => void;
  actions: RowAction[];
}

/** A line of the tree: unfold, choose, and what can be done with it. */
export function TreeRow({ icon, name, count, depth, quiet = false, open, onToggle, chosen, onChoose, actions }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <div className={styles.line} data-chosen={chosen} style={{ paddingLeft: depth * 14 }}>
      {onToggle ? (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open ?? false}
          aria-label={t(open ? "folder.fold" : "folder.unfold", { name })}
          onClick={onToggle}
        >
          <ChevronRight size={14} />
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      <button
        type="button"
        className={styles.name}
        data-quiet={quiet}
        aria-current={chosen}
        title={name}
        onClick={onChoose}
      >
        {icon}
        <span>{name}</span>
      </button>
      {actions.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: actions.map(({ key, label, danger = false }) => ({ key, label, danger })),
            onClick: ({ key, domEvent }) => {
              domEvent.stopPropagation();
              actions.find((a) => a.key === key)?.run();
            },
          }}
        >
          <button type="button" className={styles.menu} aria-label={t("folder.actions", { name })}>
            <Ellipsis size={15} />
          </button>
        </Dropdown>
      )}
      <span className={`zk-num ${styles.count}`}>{count}</span>
    </div>
  );
}
