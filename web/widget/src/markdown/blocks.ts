/** Block Markdown → plain data: paragraphs, lists, quotes, code, headings, tables. No HTML is recognised. */
import { type Inline, inline } from "./inline";

export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "heading"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "quote"; blocks: Block[] }
  | { type: "list"; ordered: boolean; start: number; items: Block[][] }
  | { type: "table"; head: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

// Chinese writers number steps as "1、" with no space after it.
const MARKER = /^ {0,3}(?:([-*+•]|\d{1,4}[.)])\s+|(\d{1,4}、)\s*)(.*)$/;
const isNumber = (marker: RegExpExecArray | null) => /\d/.test(marker?.[1] ?? marker?.[2] ?? "");
const FENCE = /^ {0,3}(```|~~~)/;
const MAX_DEPTH = 4;
const MAX_LENGTH = 40_000;

/** Lines still to be read; blocks take from the front. */
class Lines {
  private at = 0;
  private readonly lines: string[];
  constructor(lines: string[]) {
    this.lines = lines;
  }
  get peek(): string | undefined {
    return this.lines[this.at];
  }
  get after(): string | undefined {
    return this.lines[this.at + 1];
  }
  next(): string {
    return this.lines[this.at++] ?? "";
  }
}

/** Parse a whole message. Past a limit it is shown as it stands: a wall of text is not worth a frozen page. */
export function blocks(source: string): Block[] {
  if (source.length > MAX_LENGTH) return [{ type: "code", text: source }];
  return parse(source.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function parse(lines: string[], depth: number): Block[] {
  const input = new Lines(lines);
  const out: Block[] = [];
  while (input.peek !== undefined) {
    const line = input.peek;
    if (!line.trim()) input.next();
    else if (FENCE.test(line)) out.push(fence(input));
    else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) out.push(rule(input));
    else if (/^ {0,3}#{1,6}\s/.test(line)) out.push(heading(input));
    else if (depth < MAX_DEPTH && /^ {0,3}>/.test(line)) out.push(quote(input, depth));
    else if (depth < MAX_DEPTH && MARKER.test(line)) out.push(list(input, depth));
    else if (isTable(input)) out.push(table(input));
    else out.push(paragraph(input, depth));
  }
  return out;
}

function rule(input: Lines): Block {
  input.next();
  return { type: "rule" };
}

function heading(input: Lines): Block {
  return { type: "heading", children: inline(input.next().replace(/^\s*#{1,6}\s+|\s+#*\s*$/g, "")) };
}

function fence(input: Lines): Block {
  const mark = FENCE.exec(input.next())?.[1] ?? "```";
  const text: string[] = [];
  while (input.peek !== undefined && !input.peek.trim().startsWith(mark)) text.push(input.next());
  input.next();
  return { type: "code", text: text.join("\n") };
}

function quote(input: Lines, depth: number): Block {
  const inner: string[] = [];
  while (input.peek !== undefined && /^ {0,3}>/.test(input.peek))
    inner.push(input.next().replace(/^ {0,3}> ?/, ""));
  return { type: "quote", blocks: parse(inner, depth + 1) };
}

function list(input: Lines, depth: number): Block {
  const first = MARKER.exec(input.peek ?? "");
  const ordered = isNumber(first);
  const items: string[][] = [];
  while (input.peek !== undefined) {
    const line = input.peek;
    const marker = MARKER.exec(line);
    const current = items[items.length - 1];
    if (marker && isNumber(marker) === ordered) {
      input.next();
      items.push([marker[3] ?? ""]);
    } else if (current && /^(\t| {2,})\S/.test(line)) {
      current.push(input.next().replace(/^(\t| {2,4})/, ""));
    } else if (!line.trim() && /^(\t| {2,})\S/.test(input.after ?? "")) {
      current?.push(input.next());
    } else if (!line.trim() && MARKER.test(input.after ?? "")) {
      input.next();
    } else break;
  }
  const start = Number.parseInt(first?.[1] ?? first?.[2] ?? "1", 10) || 1;
  return { type: "list", ordered, start, items: items.map((item) => parse(item, depth + 1)) };
}

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");

function isTable(input: Lines): boolean {
  return !!input.peek?.includes("|") && /^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/.test(input.after ?? "");
}

function table(input: Lines): Block {
  const head = cells(input.next()).map((cell) => inline(cell.trim()));
  input.next();
  const rows: Inline[][][] = [];
  while (input.peek?.includes("|")) rows.push(cells(input.next()).map((cell) => inline(cell.trim())));
  return { type: "table", head, rows };
}

function paragraph(input: Lines, depth: number): Block {
  const text = [input.next()];
  while (input.peek?.trim()) {
    const line = input.peek;
    if (FENCE.test(line) || /^ {0,3}(>|#{1,6}\s)/.test(line) || (depth < MAX_DEPTH && MARKER.test(line)))
      break;
    text.push(input.next());
  }
  return { type: "paragraph", children: inline(text.map((line) => line.trim()).join("\n")) };
}
