/** Markdown by buttons and keys: each edit is what to replace, by what, and what is selected afterwards. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  select: [number, number];
}

/** Puts marks around the selection, or takes them away when they are there. */
export function around(value: string, from: number, to: number, mark: string, word: string): Edit {
  const n = mark.length;
  if (from >= n && value.slice(from - n, from) === mark && value.slice(to, to + n) === mark)
    return { from: from - n, to: to + n, text: value.slice(from, to), select: [from - n, to - n] };
  const inner = value.slice(from, to) || word;
  return { from, to, text: `${mark}${inner}${mark}`, select: [from + n, from + n + inner.length] };
}

const MARKED = /^(\s*)(?:[-*+] |\d+[.)] |> )/;

/** Makes lines items of a list, steps or a quotation; again, and they are plain lines. */
export function lines(value: string, from: number, to: number, kind: "list" | "steps" | "quote"): Edit {
  const begin = value.lastIndexOf("\n", from - 1) + 1;
  const found = value.indexOf("\n", to);
  const end = found < 0 ? value.length : found;
  const all = value.slice(begin, end).split("\n");
  const is = { list: /^\s*[-*+] /, steps: /^\s*\d+[.)] /, quote: /^\s*> / }[kind];
  const off = all.every((line) => !line.trim() || is.test(line)) && all.some((line) => is.test(line));
  let n = 0;
  const text = all
    .map((line) => {
      const bare = line.replace(MARKED, "$1");
      if (off || (!line.trim() && all.length > 1)) return off ? bare : line;
      n += 1;
      return `${{ list: "- ", steps: `${n}. `, quote: "> " }[kind]}${bare}`;
    })
    .join("\n");
  return {
    from: begin,
    to: end,
    text,
    select: all.length > 1 ? [begin, begin + text.length] : [begin + text.length, begin + text.length],
  };
}

/** A link around the selection; its address is selected, to be written over. */
export function link(value: string, from: number, to: number, word: string): Edit {
  const inner = value.slice(from, to) || word;
  const address = "https://";
  const at = from + inner.length + 3;
  return { from, to, text: `[${inner}](${address})`, select: [at, at + address.length] };
}

/** Something that stands on lines of its own. */
export function block(value: string, from: number, to: number, what: string): Edit {
  const before =
    from === 0 || value.slice(0, from).endsWith("\n\n") ? "" : value.slice(0, from).endsWith("\n") ? "\n" : "\n\n";
  const text = `${before}${what}\n`;
  return { from, to, text, select: [from + text.length, from + text.length] };
}

/** What Enter does within a list: the next item, or the end of the list after an empty one. Null: a plain new line. */
export function next(value: string, at: number): Edit | null {
  const begin = value.lastIndexOf("\n", at - 1) + 1;
  const line = value.slice(begin, at);
  const item = /^(\s*)(?:([-*+]) |(\d+)([.)]) )(.*)$/.exec(line);
  if (!item) return null;
  const [, indent = "", bullet, number, sign, rest = ""] = item;
  if (!rest.trim()) return { from: begin, to: at, text: "", select: [begin, begin] };
  const text = `\n${indent}${bullet ? `${bullet} ` : `${Number(number) + 1}${sign} `}`;
  return { from: at, to: at, text, select: [at + text.length, at + text.length] };
}
