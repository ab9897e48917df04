/** Inline Markdown → plain data. Nothing here makes HTML: what is drawn later are nodes with text in them. */

export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "break" }
  | { type: "strong" | "em" | "del"; children: Inline[] }
  | { type: "link"; href: string; children: Inline[] }
  | { type: "image"; src: string; alt: string };

/** The address when it is one that a customer may be sent to, else null (javascript:, data:, relative, …). */
export function safeUrl(
  raw: string,
  schemes: readonly string[] = ["http:", "https:", "mailto:", "tel:"],
): string | null {
  const cleaned = raw.trim();
  // Control characters inside a scheme are dropped by browsers, so an address that has any is refused whole.
  for (let i = 0; i < cleaned.length; i++) if (cleaned.charCodeAt(i) <= 32) return null;
  try {
    const url = new URL(cleaned);
    return schemes.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Pictures of knowledge stand at an address of Zhike's own, which is where the widget's page comes from too. */
const OWN_PICTURE = /^\/api\/v1\/knowledge\/pictures\/[\w-]+$/;

/** For pictures: only addresses fetched over HTTP, and those that Zhike keeps for answers. */
export function safeImageUrl(raw: string): string | null {
  return OWN_PICTURE.test(raw) ? raw : safeUrl(raw, ["http:", "https:"]);
}

// Chinese full-width punctuation ends a bare address: "见 https://a.cn/x，谢谢".
const BARE_URL = /https?:\/\/[^\s<>"'`，。；：！？、（）《》【】“”‘’]+/;
// No span is endless: what somebody wrote may cost no more than its length.
const RULES: [RegExp, (match: RegExpExecArray, depth: number) => Inline | null][] = [
  [/\\([\\`*_~[\]()#>!.-])/, (m) => ({ type: "text", text: m[1] ?? "" })],
  [/`([^`\n]{1,2000})`/, (m) => ({ type: "code", text: m[1] ?? "" })],
  [
    /!\[([^\]\n]{0,300})\]\(([^()\s]{1,2000})\)/,
    (m) => {
      const src = safeImageUrl(m[2] ?? "");
      return src ? { type: "image", src, alt: m[1] ?? "" } : null;
    },
  ],
  [
    /\[([^\]\n]{1,300})\]\(([^()\s]{1,2000})\)/,
    (m, depth) => {
      const href = safeUrl(m[2] ?? "");
      return href ? { type: "link", href, children: inline(m[1] ?? "", depth + 1) } : null;
    },
  ],
  [
    /\*\*(?=\S)([^\n]{0,600}?\S)\*\*/,
    (m, depth) => ({ type: "strong", children: inline(m[1] ?? "", depth + 1) }),
  ],
  [/~~(?=\S)([^\n]{0,600}?\S)~~/, (m, depth) => ({ type: "del", children: inline(m[1] ?? "", depth + 1) })],
  [
    /\*(?=[^\s*])([^*\n]{0,600}[^\s*])\*/,
    (m, depth) => ({ type: "em", children: inline(m[1] ?? "", depth + 1) }),
  ],
  [
    BARE_URL,
    (m) => {
      const href = safeUrl(m[0]);
      return href ? { type: "link", href, children: [{ type: "text", text: m[0] }] } : null;
    },
  ],
  [/\n/, () => ({ type: "break" })],
];

const MAX_DEPTH = 6;

/** Parse one paragraph's text. Each step takes the leftmost rule; what no rule takes stays text. */
export function inline(source: string, depth = 0): Inline[] {
  if (depth > MAX_DEPTH) return [{ type: "text", text: source }];
  const out: Inline[] = [];
  let rest = source;
  while (rest) {
    let best: { match: RegExpExecArray; rule: (typeof RULES)[number] } | null = null;
    for (const rule of RULES) {
      const match = rule[0].exec(rest);
      if (match && (!best || match.index < best.match.index)) best = { match, rule };
    }
    if (!best) break;
    const { match, rule } = best;
    if (match.index > 0) pushText(out, rest.slice(0, match.index));
    const node = rule[1](match, depth);
    if (!node) pushText(out, match[0]);
    else if (node.type === "text") pushText(out, node.text);
    else out.push(node);
    rest = rest.slice(match.index + match[0].length);
  }
  pushText(out, rest);
  return out;
}

function pushText(out: Inline[], text: string): void {
  if (!text) return;
  const last = out[out.length - 1];
  if (last?.type === "text") last.text += text;
  else out.push({ type: "text", text });
}

/** Plain text with its bare addresses as links; line breaks stay characters. */
export function linkify(text: string): Inline[] {
  const out: Inline[] = [];
  let rest = text;
  for (let match = BARE_URL.exec(rest); match; match = BARE_URL.exec(rest)) {
    pushText(out, rest.slice(0, match.index));
    const href = safeUrl(match[0]);
    if (href) out.push({ type: "link", href, children: [{ type: "text", text: match[0] }] });
    else pushText(out, match[0]);
    rest = rest.slice(match.index + match[0].length);
  }
  pushText(out, rest);
  return out;
}
