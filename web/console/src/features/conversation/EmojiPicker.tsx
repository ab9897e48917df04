import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { findEmojis, readEmojis } from "@/core/emoji";
import styles from "./EmojiPicker.module.css";

const RECENT = "zhike.emoji";
const MOST_RECENT = 12;

function recent(): string[] {
  return (localStorage.getItem(RECENT) ?? "").split(" ").filter(Boolean);
}

/** A small choice of emojis, found by a word in Chinese or English; those used last come first. */
export function EmojiPicker({ onChoose }: { onChoose: (sign: string | null) => void }) {
  const { t } = useTranslation("writing");
  const [q, setQ] = useState("");
  const { data } = useQuery({ queryKey: ["emoji"], queryFn: readEmojis, staleTime: Number.POSITIVE_INFINITY });
  const used = recent();
  const found = findEmojis(data ?? [], q).sort((a, b) => rank(used, a.sign) - rank(used, b.sign));

  function choose(sign: string) {
    localStorage.setItem(RECENT, [sign, ...used.filter((one) => one !== sign)].slice(0, MOST_RECENT).join(" "));
    onChoose(sign);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onChoose(null);
    else if (event.key === "Enter" && found[0] && event.target instanceof HTMLInputElement) choose(found[0].sign);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div
      className={styles.picker}
      role="dialog"
      aria-label={t("emoji.title")}
      onKeyDown={onKeyDown}
      onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && onChoose(null)}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens on the reader's own press and takes his typing
        autoFocus
        value={q}
        placeholder={t("emoji.search")}
        aria-label={t("emoji.search")}
        onChange={(e) => setQ(e.target.value)}
      />
      <div className={`zk-scroll ${styles.grid}`}>
        {found.map(({ sign, words }) => (
          <button key={sign} type="button" title={words} aria-label={words} onClick={() => choose(sign)}>
            {sign}
          </button>
        ))}
        {data && !found.length && <p>{t("emoji.none")}</p>}
      </div>
    </div>
  );
}

/** Used before: by how long ago; never: behind all of those. */
function rank(used: string[], sign: string): number {
  const at = used.indexOf(sign);
  return at < 0 ? MOST_RECENT : at;
}
