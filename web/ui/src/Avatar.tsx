import type { CSSProperties } from "react";
import styles from "./Avatar.module.css";

export type AvatarKind = "customer" | "person" | "assistant" | "queue";

const HONORIFIC = /(?<=\p{Script=Han})(?:女士|先生|小姐|老师|同学|师傅)$/u;

/** One or two letters that stand for a name: the last character of a Chinese name, the initials of another. */
export function initials(name: string): string {
  const trimmed = name.trim().replace(HONORIFIC, "");
  if (/\p{Script=Han}/u.test(trimmed)) return trimmed.match(/\p{Script=Han}(?=\P{Script=Han}*$)/u)?.[0] ?? "";
  const words = trimmed.split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

interface Props {
  name: string;
  kind: AvatarKind;
  url?: string | null;
  size?: number;
  title?: string;
}

/** Who it is, by shape as well as tint: customers and people round, the assistant a rounded square with its mark. */
export function Avatar({ name, kind, url, size = 32, title }: Props) {
  const style = { "--size": `${size}px` } as CSSProperties;
  return (
    <span className={styles.avatar} data-kind={kind} style={style} title={title ?? name} aria-hidden="true">
      {url ? <img src={url} alt="" /> : kind === "assistant" ? <Mark /> : kind === "queue" ? <Lines /> : initials(name)}
    </span>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 20 20" role="presentation">
      <path d="M10 3l1.7 4.6L16.5 9.3l-4.8 1.7L10 15.7l-1.7-4.7L3.5 9.3l4.8-1.7z" fill="currentColor" />
      <circle cx="15.8" cy="15.2" r="1.5" fill="currentColor" />
    </svg>
  );
}

function Lines() {
  return (
    <svg viewBox="0 0 20 20" role="presentation">
      <path d="M5 6.5h10M5 10h10M5 13.5h6" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
