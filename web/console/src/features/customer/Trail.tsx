import type { Id, Page } from "@api/contract";
import type { Step } from "@api/people";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { MousePointerClick, PanelTop } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./CustomerTab.module.css";

const FEW = 5;
const AGAIN_MS = 15_000;

/** Pages the customer looked at and events the site sent, newest first: what he did before he wrote. */
export function Trail({ customerId }: { customerId: Id }) {
  const { t } = useTranslation("record");
  const [all, setAll] = useState(false);
  const { data } = useQuery({
    queryKey: ["customer", customerId, "trail"],
    queryFn: ({ signal }) => get<Page<Step>>(`/customers/${customerId}/trail`, signal).then((page) => page.items),
    refetchInterval: AGAIN_MS,
  });
  if (!data?.length) return null;
  return (
    <section aria-label={t("trail.title")}>
      <h4>{t("trail.title")}</h4>
      <ol className={styles.trail}>
        {data.slice(0, all ? undefined : FEW).map((step) => (
          <li key={step.id}>
            {step.path ? (
              <PanelTop size={14} aria-label={t("trail.page")} />
            ) : (
              <MousePointerClick size={14} aria-label={t("trail.event")} />
            )}
            <span>
              {step.path ? step.title || step.path : <code>{step.name}</code>}
              <small>
                {step.path ? step.title && step.path : Object.entries(step.properties).map(said).join(" · ")}
              </small>
            </span>
            <TimeAgo at={step.at} />
          </li>
        ))}
      </ol>
      {!all && data.length > FEW && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t("trail.all", { count: data.length })}
        </Button>
      )}
    </section>
  );
}

const said = ([name, value]: [string, unknown]) =>
  `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
