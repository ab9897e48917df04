import type { Page, Row } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { Avatar } from "@ui/Avatar";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../AssignDialog.module.css";

const FEW = 20;

/** Finds another conversation: the customer's own first, others by number or name. */
export function Finder({ row, onPick }: { row: Row; onPick: (other: Row) => void }) {
  const { t } = useTranslation("writing");
  const explain = useExplain();
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const asked = q ? { q } : { customer_id: row.customer.id };
  const { data, error } = useQuery({
    queryKey: ["merge", "find", asked],
    queryFn: ({ signal }) =>
      get<Page<Row>>(`/inbox${query({ view: "all", status: "any", limit: FEW, ...asked })}`, signal),
    placeholderData: (held) => held,
  });
  const found = data?.items.filter((one) => one.id !== row.id && one.status !== "resolved") ?? [];
  return (
    <>
      <SearchBox label={t("merging.search")} value={words} onChange={setWords} />
      {error && <p role="alert">{explain(error)}</p>}
      <ul className={`zk-scroll ${styles.list}`} aria-label={t("merging.found")}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onPick(one)}>
              <Avatar name={one.customer.name} kind="customer" size={28} />
              <span className={styles.lines}>
                <b>
                  {one.customer.name} <em className="zk-num">#{one.number}</em>
                </b>
                <small>{[one.inbox.name, one.preview?.text].filter(Boolean).join(" · ")}</small>
              </span>
              <small>
                <TimeAgo at={one.updated_at} />
              </small>
            </button>
          </li>
        ))}
      </ul>
      {data && !found.length && <p className={styles.quiet}>{t(q ? "merging.none" : "merging.noOther")}</p>}
    </>
  );
}
