export interface EarlierLine {
  by: "customer" | "assistant" | "person";
  text: string;
}

const MOST = 20;
/** Who says a line, by its first character: `>` the assistant, `#` a person, nothing the customer. */
const MARKS: Record<string, EarlierLine["by"]> = { ">": "assistant", "#": "person" };

/** Reads earlier lines of a conversation as they are typed, the last twenty. */
export function earlier(text: string): EarlierLine[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const by = MARKS[line[0] ?? ""];
      return { by: by ?? ("customer" as const), text: (by ? line.slice(1) : line).trim() };
    })
    .filter((line) => line.text)
    .slice(-MOST);
}
