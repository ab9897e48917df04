import { Folder, FolderOpen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/core/session";
import { type Branch, flat } from "../folders";
import type { FolderStep } from "./FolderDialog";
import { TreeRow } from "./TreeRow";

interface Props {
  branches: Branch[];
  chosen: string | null;
  onChoose: (folder: string) => void;
  onWish: (kind: FolderStep, branch: Branch) => void;
}

function FolderRow({ branch, chosen, onChoose, onWish }: Omit<Props, "branches"> & { branch: Branch }) {
  const { t } = useTranslation("knowledge");
  const mayEdit = useCan("knowledge.edit");
  const { folder, children, depth, total } = branch;
  // The way to the chosen folder is unfolded.
  const [open, setOpen] = useState(() => flat(children).some((b) => b.folder.id === chosen));
  const some = children.length > 0;
  const steps: FolderStep[] = ["new", "rename", "move", "delete"];
  return (
    <li>
      <TreeRow
        icon={open && some ? <FolderOpen size={15} /> : <Folder size={15} />}
        name={folder.name}
        count={total}
        depth={depth + 1}
        {...(some ? { open, onToggle: () => setOpen(!open) } : {})}
        chosen={folder.id === chosen}
        onChoose={() => onChoose(folder.id)}
        actions={
          mayEdit
            ? steps.map((key) => ({
                key,
                label: t(`folder.${key === "new" ? "newBelow" : key}`),
                danger: key === "delete",
                run: () => onWish(key, branch),
              }))
            : []
        }
      />
      {open && some && (
        <ul>
          <FolderRows branches={children} chosen={chosen} onChoose={onChoose} onWish={onWish} />
        </ul>
      )}
    </li>
  );
}

/** Folders, and those below them when they are unfolded. */
export function FolderRows({ branches, ...rest }: Props) {
  return branches.map((branch) => <FolderRow key={branch.folder.id} branch={branch} {...rest} />);
}
