import type { Customer } from "@api/contract";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./people.module.css";

interface Props {
  customer: Customer;
  mark: string;
  tone: "accent" | "plain";
}

/** A customer at a glance, to be held beside another. */
export function CustomerFacts({ customer, mark, tone }: Props) {
  const { t } = useTranslation("people");
  const facts: [string, string][] = [
    [t("number"), String(customer.number)],
    [t("customer:field.phone"), customer.phone ?? ""],
    [t("customer:field.email"), customer.email ?? ""],
    [t("customer:field.address"), customer.address ?? ""],
    [t("customer:tags"), customer.tags.join(t("conversation:comma"))],
    [t("channels"), [...new Set(customer.external_ids.map((x) => x.inbox_name))].join(t("conversation:comma"))],
    [t("conversations"), String(customer.conversations_count)],
  ];
  return (
    <section className={styles.facts} data-tone={tone} aria-label={mark}>
      <Chip tone={tone}>{mark}</Chip>
      <h3>{customer.name}</h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="zk-num">{value || <span className={styles.quiet}>{t("customer:none")}</span>}</dd>
          </div>
        ))}
        <div>
          <dt>{t("since")}</dt>
          <dd>
            <TimeAgo at={customer.created_at} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
