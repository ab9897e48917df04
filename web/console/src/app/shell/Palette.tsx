import type { InboxSnapshot } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { Fragment, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Command, useAllCommands } from "@/core/commands";
import { get, query } from "@/core/http";
import styles from "./Palette.module.css";

/** Conversations whose customer or words match, as commands. */
function useFound(words: string): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ["palette", words],
    queryFn: ({ signal }) =>
      get<InboxSnapshot>(`/inbox${query({ view: "all", status: "any", q: words, limit: 6 })}`, signal),
    enabled: words.length > 1,
  });
  if (words.length < 2) return [];
  return (data?.items ?? []).map((row) => ({
    id: row.id,
    group: t("palette.conversations"),
    label: `${row.customer.name} · #${row.number} · ${row.preview?.text ?? ""}`,
    run: () => navigate(`/inbox/${row.id}`),
  }));
}

/** Everything that can be done, found by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const all = useAllCommands();
  const navigate = useNavigate();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useFound(useDeferredValue(words.trim()));
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const actions = all().filter((c) => c.label.toLowerCase().includes(wanted));
    if (wanted.length < 2) return actions;
    const q = words.trim();
    const everywhere: Command = {
      id: "everywhere",
      group: t("palette.conversations"),
      label: t("palette.searchFor", { q }),
      run: () => navigate(`/search?q=${encodeURIComponent(q)}`),
    };
    return [...actions, ...found, everywhere];
  }, [all, words, found, navigate, t]);

  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => setAt(0), [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: keeps the chosen one in sight
  useEffect(() => {
    list.current?.querySelector("[data-at=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  function run(command: Command | undefined) {
    if (!command || command.disabled) return;
    onClose();
    command.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(shown.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") run(shown[at]);
    else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t("palette.title")}
      onClose={onClose}
      onPointerDown={(e) => e.target === dialog.current && onClose()}
    >
      <label className={styles.field}>
        <Search size={17} aria-hidden="true" />
        <input
          value={words}
          placeholder={t("palette.title")}
          aria-label={t("palette.title")}
          onChange={(e) => setWords(e.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <ul ref={list} className="zk-scroll">
        {shown.map((command, i) => (
          <Fragment key={command.group + command.id}>
            {command.group !== shown[i - 1]?.group && <li className={styles.group}>{command.group}</li>}
            <li>
              <button
                type="button"
                data-at={i === at}
                disabled={Boolean(command.disabled)}
                title={command.disabled}
                onPointerMove={() => setAt(i)}
                onClick={() => run(command)}
              >
                <span>{command.label}</span>
                {command.disabled ? <small>{command.disabled}</small> : command.keys && <kbd>{command.keys}</kbd>}
              </button>
            </li>
          </Fragment>
        ))}
        {!shown.length && <li className={styles.group}>{t("palette.none")}</li>}
      </ul>
    </dialog>
  );
}
