import { safeUrl } from "../../markdown/inline";
import type { Source } from "../../state/types";
import { BookIcon } from "./icons";
import { say as t } from "./words";

/** What the answer rests on: folded, one tap away. */
export function Sources({ sources }: { sources: Source[] }) {
  return (
    <details class="sources">
      <summary>
        <BookIcon />
        {t("sources", { n: sources.length })}
      </summary>
      <ol aria-label={t("sources_of")}>
        {sources.map((source) => {
          const href = source.url ? safeUrl(source.url) : null;
          return (
            <li key={source.n}>
              {href ? (
                <a href={href} target="_blank" rel="noopener noreferrer">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
