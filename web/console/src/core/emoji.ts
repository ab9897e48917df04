type Words = Record<string, string>;

/** One emoji and what it is called in every language, for looking it up. */
export interface Emoji {
  sign: string;
  words: string;
}

/** Reads the list of emojis; a file of its own, fetched when somebody first wants one. */
export async function readEmojis(): Promise<Emoji[]> {
  const lists: { default: Words }[] = await Promise.all([
    import("@/locales/zh-CN/emoji.json"),
    import("@/locales/en/emoji.json"),
  ]);
  const signs = Object.keys(lists[0]?.default ?? {});
  return signs.map((sign) => ({ sign, words: lists.map((list) => list.default[sign] ?? "").join(" ") }));
}

/** Those that a word finds, in any language; all for nothing. */
export const findEmojis = (emojis: Emoji[], q: string) =>
  emojis.filter(({ words }) => words.toLowerCase().includes(q.trim().toLowerCase()));
