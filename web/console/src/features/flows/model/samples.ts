import { list, modelOf, record } from "./flow";

const MOST = 3;

/** Some sentences that begin a flow, in the reader's language. */
export function samplesOf(source: string, language: string): string[] {
  const examples = modelOf(source)?.trigger.examples;
  const sorted = record(examples);
  const wanted = Array.isArray(examples)
    ? examples
    : list(language === "en" ? (sorted.en ?? sorted.zh) : (sorted.zh ?? sorted.en));
  return wanted.slice(0, MOST).map(String);
}
