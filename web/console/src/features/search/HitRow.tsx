import type { Hit } from "@api/search";
import { Avatar } from "@ui/Avatar";
import { BookOpenText, StickyNote } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TimeAgo } from "@/core/TimeAgo";
import { Marked } from "./Marked";
import styles from "./search.module.css";

function target(hit: Hit): string {
  if (hit.kind === "customer") return `/customers/${hit.id}`;
  if (hit.kind === "entry") return `/knowledge/${hit.id}`;
  return `/inbox/${hit.conversation?.id}?view=all&status=any&at=${hit.seq}`;
}

/** One thing found, with where it leads. */
export function HitRow({ hit }: { hit: Hit }) {
  const { t } = useTranslation("search");
  const { conversation: row, customer, author } = hit;
  return (
    <Link to={target(hit)} className={styles.hit ?? ""}>
      {hit.kind === "entry" ? (
        <BookOpenText size={18} aria-hidden="true" />
      ) : (
        <Avatar name={row?.customer.name ?? customer?.name ?? ""} kind="customer" size={28} />
      )}
      <span className={styles.body}>
        {hit.kind === "message" && row && (
          <span className={styles.meta}>
            <b>{row.customer.name}</b>
            <span className="zk-num">#{row.number}</span>
            <span>{row.inbox.name}</span>
            <span>{t(`inbox:status.${row.status}`)}</span>
            {hit.at && <TimeAgo at={hit.at} />}
          </span>
        )}
        {hit.title && (
          <strong>
            <Marked parts={hit.title} />
          </strong>
        )}
        <span className={styles.text}>
          {author && author.kind !== "customer" && <i>{t("said", { name: author.name })}</i>}
          {hit.private && <StickyNote size={13} aria-label={t("note")} />}
          <Marked parts={hit.parts} />
        </span>
        {customer && (
          <span className={styles.meta}>
            <span className="zk-num">#{customer.number}</span>
            {customer.phone && <span>{customer.phone}</span>}
            {customer.email && <span>{customer.email}</span>}
            <span>{t("conversations", { count: customer.conversations_count })}</span>
          </span>
        )}
      </span>
    </Link>
  );
}
