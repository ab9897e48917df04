import type { Id, Page } from "@api/contract";
import type { Reference } from "@api/people";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { ExternalLink, Link2, Package, Plus, ShoppingBag, Ticket, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useFeedback, useUndo } from "@/core/feedback";
import { del, get, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import { ReferenceForm } from "./ReferenceForm";
import styles from "./references.module.css";

const ICONS = { order: Package, product: ShoppingBag, ticket: Ticket, link: Link2 };

/** Orders, products, tickets and links of the merchant's systems, newest first; one taken away can be brought back. */
export function References({ customerId, may }: { customerId: Id; may: boolean }) {
  const { t } = useTranslation("record");
  const explain = useExplain();
  const queries = useQueryClient();
  const undo = useUndo();
  const { message } = useFeedback();
  const [adding, setAdding] = useState(false);
  const path = `/customers/${customerId}/references`;
  const key = ["customer", customerId, "references"];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Page<Reference>>(path, signal).then((page) => page.items),
  });
  const again = () => queries.invalidateQueries({ queryKey: key });

  async function remove(one: Reference) {
    try {
      await del(`${path}/${one.id}`);
      await again();
      undo(t("reference.removed", { name: one.title || one.external_id }), async () => {
        await post(`${path}/${one.id}/restore`);
        await again();
      });
    } catch (failed) {
      void message.error(explain(failed));
    }
  }

  if (error) return <p className={styles.problem}>{explain(error)}</p>;
  if (!data) return <SkeletonRows count={3} />;
  const add = may && !adding && (
    <Button size="small" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
      {t("reference.add")}
    </Button>
  );
  return (
    <div className={styles.tab}>
      {adding && <ReferenceForm path={path} onClose={() => setAdding(false)} onSaved={again} />}
      {!data.length && !adding && (
        <Empty
          icon={<Package size={22} />}
          title={t("reference.none")}
          hint={t("reference.hint")}
          {...(add ? { action: add } : {})}
        />
      )}
      {data.length > 0 && add}
      <ul className={styles.list}>
        {data.map((one) => {
          const Icon = ICONS[one.kind];
          return (
            <li key={one.id}>
              <Icon size={16} aria-label={t(`reference.${one.kind}`)} />
              <div>
                <b>
                  {one.url ? (
                    <a href={one.url} target="_blank" rel="noopener noreferrer">
                      {one.title || one.external_id} <ExternalLink size={12} aria-hidden="true" />
                    </a>
                  ) : (
                    one.title || one.external_id
                  )}
                </b>
                <small>
                  {one.title && one.kind !== "link" && <code>{one.external_id}</code>}
                  {one.status && <Chip>{one.status}</Chip>}
                  <span>
                    {t(`reference.by.${one.source}`)} · <TimeAgo at={one.updated_at} />
                  </span>
                </small>
              </div>
              {may && (
                <Button
                  type="text"
                  size="small"
                  icon={<X size={14} />}
                  aria-label={t("reference.remove", { name: one.title || one.external_id })}
                  onClick={() => void remove(one)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
