import type { Id, InboxSnapshot } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { Avatar } from "@ui/Avatar";
import Modal from "antd/es/modal";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { TimeAgo } from "@/core/TimeAgo";
import { rowsOf } from "@/features/live/selectors";
import { useLiveLink } from "@/features/live/store";
import styles from "./Beside.module.css";

const FEW = 20;

interface Props {
  /** Those that stand there already. */
  held: (Id | null)[];
  onOpen: (id: Id) => void;
  onClose: () => void;
}

/** Chooses the conversation to stand beside the open one: those of the list, or found by name, phone or number. */
export function BesideDialog({ held, onOpen, onClose }: Props) {
  const { t } = useTranslation("writing");
  const explain = useExplain();
  const { store } = useLiveLink();
  const [listed] = useState(() => rowsOf(store.get()));
  const field = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: ["beside", q],
    queryFn: ({ signal }) =>
      get<InboxSnapshot>(`/inbox${query({ view: "all", status: "any", limit: FEW, q })}`, signal),
    placeholderData: (before) => before,
    enabled: q !== "",
  });
  const rows = (q ? (data?.items ?? []) : listed).filter((row) => !held.includes(row.id)).slice(0, FEW);

  return (
    <Modal
      open
      width={520}
      title={t("beside.title")}
      footer={null}
      afterOpenChange={(open) => open && field.current?.querySelector("input")?.focus()}
      onCancel={onClose}
    >
      <div ref={field}>
        <SearchBox label={t("beside.search")} value={words} onChange={setWords} />
      </div>
      {error && <p role="alert">{explain(error)}</p>}
      <ul className={`zk-scroll ${styles.found}`} aria-label={t("beside.found")}>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => {
                onClose();
                onOpen(row.id);
              }}
            >
              <Avatar name={row.customer.name} kind="customer" size={28} />
              <span className={styles.lines}>
                <b>
                  {row.customer.name} <em className="zk-num">#{row.number}</em>
                </b>
                <small>{[row.inbox.name, row.preview?.text].filter(Boolean).join(" \u00b7 ")}</small>
              </span>
              <small>
                <TimeAgo at={row.updated_at} />
              </small>
            </button>
          </li>
        ))}
      </ul>
      {!rows.length && (!q || data) && <p>{t("beside.none")}</p>}
    </Modal>
  );
}
