import type { Id, InboxSnapshot } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./HistoryTab.module.css";

interface Props {
  customerId: Id;
  /** The conversation that is open already. */
  except?: Id;
  onOpen: (id: string) => void;
}

/** The customer's other conversations, newest first. */
export function HistoryTab({ customerId, except, onOpen }: Props) {
  const { t } = useTranslation("customer");
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["customer", customerId, "conversations"],
    queryFn: ({ signal }) =>
      get<InboxSnapshot>(
        `/inbox${query({ view: "all", status: "any", sort: "newest", limit: 50, customer_id: customerId })}`,
        signal,
      ),
  });
  if (error) return <p className={styles.problem}>{explain(error)}</p>;
  if (!data) return <SkeletonRows count={3} />;
  const others = data.items.filter((r) => r.id !== except);
  if (!others.length)
    return (
      <Empty
        icon={<History size={22} />}
        title={t(except ? "history.none" : "history.noneYet")}
        hint={t("history.hint")}
      />
    );
  return (
    <ul className={styles.list}>
      {others.map((r) => (
        <li key={r.id}>
          <button type="button" onClick={() => onOpen(r.id)}>
            <span className={styles.top}>
              <b className="zk-num">#{r.number}</b>
              <span>{t(`inbox:status.${r.status}`)}</span>
              <TimeAgo at={r.updated_at} />
            </span>
            <span className={styles.words}>{r.preview?.text ?? t("inbox:noWords")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
