import type { Customer, Me, Row } from "@api/contract";
import { Tabs } from "@ui/Tabs";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "@/core/i18n";
import { can, canOn } from "@/core/permissions";
import { CustomerTab } from "./CustomerTab";
import { rightsOn } from "./rights";
import styles from "./SidePanel.module.css";

interface Props {
  me: Me;
  row: Row;
  customer: Customer | null;
  /** The assistant's turns; given by the page, since they belong to the conversation. */
  assistant: ReactNode;
  onOpen: (id: string) => void;
  onChanged: () => void;
}

const References = lazy(() => withWords(import("./References").then((m) => ({ default: m.References }))));
const HistoryTab = lazy(() => withWords(import("./HistoryTab").then((m) => ({ default: m.HistoryTab }))));
const Act = lazy(() => withWords(import("./act/Act").then((m) => ({ default: m.Act }))));
const TABS = ["customer", "orders", "assistant", "history"] as const;

/** Who the customer is, what he bought, what the assistant thought, what came before. */
export function SidePanel({ me, row, customer, assistant, onOpen, onChanged }: Props) {
  const { t } = useTranslation("customer");
  const [tab, setTab] = useState<(typeof TABS)[number]>("customer");
  return (
    <aside className={styles.panel} aria-label={t("panel")}>
      <div className={styles.tabs}>
        <Tabs
          label={t("panel")}
          active={tab}
          onChange={setTab}
          tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
        />
      </div>
      <div className={`zk-scroll ${styles.body}`}>
        {tab === "customer" && customer && (
          <CustomerTab may={rightsOn(me, row)} customer={customer} onChanged={() => onChanged()} />
        )}
        <Suspense>
          {tab === "orders" && customer && can(me, "action.run") && canOn(me, "conversation.reply", row) && (
            <Act conversationId={row.id} customerId={customer.id} live={row.mode === "live"} />
          )}
          {tab === "orders" && customer && (
            <References customerId={customer.id} may={rightsOn(me, row).edit && !customer.erased_at} />
          )}
          {tab === "history" && <HistoryTab customerId={row.customer.id} except={row.id} onOpen={onOpen} />}
        </Suspense>
        {tab === "assistant" && assistant}
      </div>
    </aside>
  );
}
