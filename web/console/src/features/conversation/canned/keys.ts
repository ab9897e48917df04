export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key does to the open list: close it, go up or down, choose, choose once it has come; null: it is not for the list. */
export function actOf(key: Pressed, items: number, fetching: boolean): "close" | "pick" | "wait" | 1 | -1 | null {
  if (key.ctrlKey || key.metaKey || key.altKey || key.shiftKey) return null;
  if (key.key === "Escape") return "close";
  if (key.key === "Enter" || key.key === "Tab") return fetching ? "wait" : items ? "pick" : null;
  if (!items) return null;
  return key.key === "ArrowDown" ? 1 : key.key === "ArrowUp" ? -1 : null;
}
