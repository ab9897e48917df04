import type { Webhook, WebhookList } from "@api/webhooks";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Webhook as Icon, Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "@/core/DataTable";
import { get, query } from "@/core/http";
import { Page } from "@/core/Page";
import { ProgramTabs } from "@/core/ProgramTabs";
import { SearchBox } from "@/core/SearchBox";
import { TimeAgo } from "@/core/TimeAgo";
import { StateChip } from "./StateChip";
import { WebhookDialog } from "./WebhookDialog";
import styles from "./webhooks.module.css";

/** Addresses of the merchant's own that are told what happens. */
export function Component() {
  const { t } = useTranslation("hooks");
  const [words, setWords] = useState("");
  const [adding, setAdding] = useState(false);
  const q = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: ["webhooks", q],
    queryFn: ({ signal }) => get<WebhookList>(`/webhooks${query({ q })}`, signal),
    placeholderData: (held) => held,
  });
  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  const none = q ? (
    <Empty icon={<Icon size={22} />} title={t("noHit")} />
  ) : (
    <Empty icon={<Icon size={22} />} title={t("none")} hint={t("noneHint")} action={add} />
  );
  return (
    <Page
      title={t("title")}
      hint={t("hint")}
      actions={add}
      tabs={<ProgramTabs />}
      tools={<SearchBox value={words} onChange={setWords} label={t("search")} />}
    >
      <DataTable<Webhook>
        items={data?.items}
        error={error}
        caption={t("title")}
        rowKey={(one) => one.id}
        empty={none}
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (one) => (
              <div className={styles.named}>
                <Link to={`/api-keys/webhooks/${one.id}`}>{one.name}</Link>
                <code>{one.url}</code>
              </div>
            ),
          },
          { key: "events", title: t("events"), width: 120, cell: (one) => t("count", { count: one.events.length }) },
          { key: "state", title: t("state"), width: 140, cell: (one) => <StateChip webhook={one} /> },
          { key: "made", title: t("settings:keyMade"), width: 120, cell: (one) => <TimeAgo at={one.created_at} /> },
        ]}
      />
      {adding && <WebhookDialog webhook={null} events={data?.events ?? []} onClose={() => setAdding(false)} />}
    </Page>
  );
}
