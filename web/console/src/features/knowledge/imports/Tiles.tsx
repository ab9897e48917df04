import type { KnowledgeImport } from "@api/imports";
import { useTranslation } from "react-i18next";
import styles from "./imports.module.css";
import type { RowFilter } from "./words";

const SHOWN = ["created", "updated", "drafted", "unchanged", "kept", "flagged"] as const;
const UNDONE = { removed: "removed", restored: "restored", left: "edited_since" } as const;

interface Props {
  one: KnowledgeImport;
  value: RowFilter;
  onChange: (value: RowFilter) => void;
}

/** The counts of an import; each is a button that shows its rows. */
export function Tiles({ one, value, onChange }: Props) {
  const { t } = useTranslation("imports");
  const tiles: [RowFilter, string, number][] = [["", t("count.total"), one.total]];
  if (one.state === "undone")
    for (const key of ["removed", "restored", "left"] as const)
      tiles.push([UNDONE[key], t(`effect.${UNDONE[key]}`), one[key]]);
  else for (const key of SHOWN) if (one[key] > 0) tiles.push([key, t(`count.${key}`), one[key]]);
  if (one.invalid > 0) tiles.push(["errors", t("count.errors"), one.invalid]);
  return (
    <fieldset className={styles.tiles} aria-label={t("rows.filter")}>
      {tiles.map(([key, label, n]) => (
        <button
          key={key}
          type="button"
          aria-pressed={value === key}
          data-bad={key === "errors"}
          onClick={() => onChange(key)}
        >
          {label}
          <b className="zk-num">{n}</b>
        </button>
      ))}
    </fieldset>
  );
}
