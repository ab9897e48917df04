import type { Customer } from "@api/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { CustomerTab } from "./CustomerTab";
import { HistoryTab } from "./HistoryTab";
import styles from "./people.module.css";
import { References } from "./References";
import { rightsOf } from "./rights";

/** One customer: who he is, and every conversation with him. */
export function Component() {
  const { t } = useTranslation("people");
  const { me } = useSession();
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const explain = useExplain();
  const customer = useQuery({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => get<Customer>(`/customers/${id}`, signal),
  });

  function changed(stays?: string) {
    void queries.invalidateQueries({ queryKey: ["customers"] });
    void queries.invalidateQueries({ queryKey: ["customer"] });
    if (stays && stays !== id) navigate(`/customers/${stays}`, { replace: true });
  }

  return (
    <Page back={{ to: "/customers", label: t("title") }} title={customer.data?.name ?? t("one")}>
      {customer.error ? (
        <p role="alert" className={styles.problem}>
          {explain(customer.error)}
        </p>
      ) : !customer.data ? (
        <SkeletonRows count={4} />
      ) : (
        <div className={styles.columns}>
          <section className={styles.card}>
            <CustomerTab may={rightsOf(me)} customer={customer.data} onChanged={changed} />
          </section>
          {!customer.data.erased_at && (
            <section className={styles.card} aria-labelledby="references-title">
              <h2 id="references-title">{t("record:reference.title")}</h2>
              <References customerId={customer.data.id} may={rightsOf(me).edit} />
            </section>
          )}
          <section className={styles.card} aria-labelledby="history-title">
            <h2 id="history-title">{t("conversations")}</h2>
            <HistoryTab customerId={customer.data.id} onOpen={(c) => navigate(`/inbox/${c}`)} />
          </section>
        </div>
      )}
    </Page>
  );
}
