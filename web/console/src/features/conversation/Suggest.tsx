import type { Page } from "@api/contract";
import type { Entry } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";
import styles from "./Suggest.module.css";

export interface Suggestion {
  key: string;
  title: string;
  detail: string;
  insert: string;
}

function useAnswers(words: string): Suggestion[] {
  const { data } = useQuery({
    queryKey: ["knowledge", "answers", words],
    queryFn: ({ signal }) =>
      get<Page<Entry>>(`/knowledge/entries${query({ q: words, state: "published", limit: 8 })}`, signal),
    placeholderData: (held) => held,
  });
  return (data?.items ?? []).map((e) => ({
    key: e.id,
    title: e.question,
    detail: e.answer.replace(/[*_#`|>]+/g, ""),
    insert: e.answer,
  }));
}

/** A small list above the composer: ready answers from the knowledge base. */
export function Suggest({ onChoose }: { onChoose: (chosen: Suggestion | null) => void }) {
  const { t } = useTranslation("conversation");
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const items = useAnswers(words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => setAt(0), [words]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onChoose(null);
    else if (event.key === "Enter") onChoose(items[at] ?? null);
    else if (event.key === "ArrowDown") setAt(Math.min(items.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const label = t("suggest.answers");
  return (
    <div className={styles.suggest} role="dialog" aria-label={label}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens on the reader's own key and takes his typing
        autoFocus
        value={words}
        placeholder={label}
        aria-label={label}
        onChange={(e) => setWords(e.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onChoose(null)}
      />
      <ul className="zk-scroll">
        {items.map((item, i) => (
          <li key={item.key}>
            <button
              type="button"
              tabIndex={-1}
              data-at={i === at}
              onPointerDown={(e) => e.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <strong>{item.title}</strong>
              {item.detail && <span>{item.detail}</span>}
            </button>
          </li>
        ))}
        {!items.length && <li className={styles.none}>{t("suggest.none")}</li>}
      </ul>
    </div>
  );
}
