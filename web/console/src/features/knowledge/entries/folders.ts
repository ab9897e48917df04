import type { Folder } from "@api/knowledge";
import { useList } from "@/core/pages";

export interface Branch {
  folder: Folder;
  depth: number;
  children: Branch[];
  /** Entries in it and below it. */
  total: number;
  /** Names from the top down to it. */
  path: string[];
}

/** A base's folders as a tree; siblings keep the order the server gave them. */
export function grow(folders: Folder[], parent: string | null = null, above: string[] = []): Branch[] {
  return folders
    .filter((f) => f.parent_id === parent)
    .map((folder) => {
      const path = [...above, folder.name];
      const children = grow(folders, folder.id, path);
      const total = folder.entries + children.reduce((sum, c) => sum + c.total, 0);
      return { folder, depth: above.length, children, total, path };
    });
}

/** The branches in the order in which they are read. */
export const flat = (branches: Branch[]): Branch[] => branches.flatMap((b) => [b, ...flat(b.children)]);

/** A base's folders. */
export const useFolders = (baseId: string | null | undefined) =>
  useList<Folder>("knowledge", `/knowledge/bases/${baseId}/folders`, Boolean(baseId));
