import type { Base } from "@api/knowledge";
import { FolderPlus, Layers, Library } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/core/session";
import { grow, useFolders } from "../folders";
import { FolderDialog, type FolderWish } from "./FolderDialog";
import { FolderRows } from "./FolderRows";
import type { Filters } from "./filters";
import { TreeRow } from "./TreeRow";
import styles from "./tree.module.css";

interface Props {
  bases: Base[];
  filters: Filters;
  onPlace: (base: string | null, folder: string | null) => void;
}

interface BaseProps extends Omit<Props, "bases"> {
  base: Base;
  alone: boolean;
  onWish: (wish: FolderWish) => void;
}

function BaseBranch({ base, alone, filters, onPlace, onWish }: BaseProps) {
  const { t } = useTranslation("knowledge");
  const mayEdit = useCan("knowledge.edit");
  const here = filters.base === base.id;
  const [open, setOpen] = useState(alone || here);
  const folders = useFolders(open || here ? base.id : null);
  const branches = grow(folders.data ?? []);
  const filed = branches.reduce((sum, b) => sum + b.total, 0);
  return (
    <li>
      <TreeRow
        icon={<Library size={15} />}
        name={base.name}
        count={base.entries}
        depth={0}
        open={open}
        onToggle={() => setOpen(!open)}
        chosen={here && !filters.folder}
        onChoose={() => {
          setOpen(true);
          onPlace(base.id, null);
        }}
        actions={
          mayEdit
            ? [{ key: "new", label: t("folder.new"), run: () => onWish({ kind: "new", base, parent: null }) }]
            : []
        }
      />
      {open && folders.data && (
        <ul>
          <FolderRows
            branches={branches}
            chosen={here ? filters.folder : null}
            onChoose={(folder) => onPlace(base.id, folder)}
            onWish={(kind, branch) => onWish(kind === "new" ? { kind, base, parent: branch } : { kind, base, branch })}
          />
          {branches.length > 0 && (
            <li>
              <TreeRow
                name={t("folder.none")}
                quiet
                count={Math.max(0, base.entries - filed)}
                depth={1}
                chosen={here && filters.folder === "none"}
                onChoose={() => onPlace(base.id, "none")}
                actions={[]}
              />
            </li>
          )}
          {mayEdit && branches.length === 0 && (
            <li>
              <button
                type="button"
                className={styles.first}
                onClick={() => onWish({ kind: "new", base, parent: null })}
              >
                <FolderPlus size={14} /> {t("folder.first")}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** Where entries stand: bases, and the folders in each. */
export function PlaceTree({ bases, filters, onPlace }: Props) {
  const { t } = useTranslation("knowledge");
  const [wish, setWish] = useState<FolderWish | null>(null);
  const all = bases.reduce((sum, b) => sum + b.entries, 0);
  return (
    <nav className={styles.tree} aria-label={t("folder.places")}>
      <ul>
        <li>
          <TreeRow
            icon={<Layers size={15} />}
            name={t("list.all")}
            count={all}
            depth={0}
            chosen={!filters.base}
            onChoose={() => onPlace(null, null)}
            actions={[]}
          />
        </li>
        {bases.map((base) => (
          <BaseBranch
            key={base.id}
            base={base}
            alone={bases.length === 1}
            filters={filters}
            onPlace={onPlace}
            onWish={setWish}
          />
        ))}
      </ul>
      {wish && (
        <FolderDialog
          wish={wish}
          onClose={() => setWish(null)}
          onGone={(folder, up) => filters.folder === folder && onPlace(filters.base, up)}
        />
      )}
    </nav>
  );
}
