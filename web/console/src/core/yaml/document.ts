import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from "yaml";

export type Path = (string | number)[];

/** YAML as the server reads it (1.1: `yes` is true), so that what is written here means the same there. */
const READ = { version: "1.1", uniqueKeys: false } as const;
/** Printed as people write these files: a line stays a line, and what was not touched stays as it was. */
const PRINT = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1_000_000 } as const;
const SHORT = 110; // characters up to which a new list or map stands in one line

/** Reads a file; never throws, what is wrong stands in `errors`. */
export function read(text: string): Document.Parsed {
  return parseDocument(text, READ) as Document.Parsed;
}

/** A file that can be changed piece by piece: no part of it is unreadable. */
export const isSound = (doc: Document.Parsed) => doc.errors.length === 0 && isMap(doc.contents);

export function print(doc: Document): string {
  return doc.toString(PRINT);
}

/** The file after a change; comments, order and spelling of everything else stay. A file that cannot be read stays as it is. */
export function edited(text: string, change: (doc: Document.Parsed) => void): string {
  const doc = read(text);
  if (!isSound(doc)) return text;
  change(doc);
  return print(doc);
}

/** The plain value at a place. */
export function valueAt(doc: Document, path: Path): unknown {
  const found = path.length ? doc.getIn(path, true) : doc.contents;
  return isNode(found) ? found.toJS(doc) : found;
}

const blank = (value: unknown) => value === undefined || value === null || value === "";

/** A new node as people write it: short lists and maps in one line. */
export function made(doc: Document, value: unknown): Node {
  const flow = typeof value === "object" && value !== null && JSON.stringify(value).length <= SHORT;
  return doc.createNode(value, { flow }) as Node;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Puts a value at a place: only what differs is written anew, nothing at all takes the key away. */
export function put(doc: Document, path: Path, value: unknown): void {
  const old = doc.getIn(path, true);
  if (blank(value)) {
    if (old !== undefined) doc.deleteIn(path);
    return;
  }
  if (isNode(old) && same(old.toJS(doc), value)) return;
  if (isScalar(old) && typeof value !== "object") {
    old.value = value;
    return;
  }
  if (isMap(old) && typeof value === "object" && !Array.isArray(value)) {
    const wanted = value as Record<string, unknown>;
    for (const key of Object.keys(old.toJS(doc) as object)) if (blank(wanted[key])) doc.deleteIn([...path, key]);
    for (const [key, one] of Object.entries(wanted)) put(doc, [...path, key], one);
    return;
  }
  if (isSeq(old) && Array.isArray(value) && value.length > 0) {
    value.forEach((one, n) => {
      if (n >= old.items.length) old.items.push(made(doc, one));
      else if (blank(one)) old.items[n] = made(doc, "");
      else put(doc, [...path, n], one);
    });
    old.items.length = value.length;
    return;
  }
  const node = made(doc, value);
  if (isCollection(old) && isCollection(node)) {
    node.comment = old.comment ?? null;
    node.commentBefore = old.commentBefore ?? null;
    if (!old.flow) node.flow = false;
  }
  doc.setIn(path, node);
}

/** The line (from 1) in which the node at a place begins; 1 where there is none. */
export function lineOf(doc: Document, text: string, path: Path): number {
  const found = path.length ? doc.getIn(path, true) : doc.contents;
  const at = isNode(found) ? found.range?.[0] : undefined;
  return at === undefined ? 1 : text.slice(0, at).split("\n").length;
}
