import type { Inbox } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Braces, Globe, MonitorSmartphone, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { CopyText } from "@/core/CopyText";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { InboxDialog } from "./InboxDialog";
import styles from "./settings.module.css";

function InboxCard({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation("settings");
  const Icon = inbox.kind === "api" ? Braces : Globe;
  const mayManage = useCan("inbox.manage");
  const address = `${location.origin}/channel/v1/inboxes/${inbox.key}`;
  return (
    <section className={styles.card}>
      <header className={styles.head}>
        <span className={styles.icon}>
          <Icon size={18} />
        </span>
        <div>
          <h2>{inbox.name}</h2>
          <p>
            <Chip>{t(`kind.${inbox.kind}`)}</Chip>
            <code>{inbox.key}</code>
          </p>
        </div>
        {mayManage && <Link to={`/inboxes/${inbox.id}`}>{t("edit")}</Link>}
      </header>
      {inbox.kind === "widget" && inbox.snippet && (
        <div className={styles.part}>
          <p>{t("snippetHint")}</p>
          <CopyText text={inbox.snippet} label={t("snippet")} />
          {inbox.settings.help?.enabled && (
            <a href={`/help/${inbox.key}`} target="_blank" rel="noreferrer">
              {t("helpOpen")}
            </a>
          )}
        </div>
      )}
      {inbox.kind === "api" && (
        <div className={styles.part}>
          <p>{t("addressHint")}</p>
          <CopyText text={address} label={t("address")} />
        </div>
      )}
    </section>
  );
}

/** Where customers come in: each channel's settings, and what to put into the shop's page. */
export function Component() {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  const [dialog, setDialog] = useState(false);
  const mayManage = useCan("inbox.manage");
  const add = (
    <Button type="primary" icon={<Plus size={15} />} disabled={!mayManage} onClick={() => setDialog(true)}>
      {t("addInbox")}
    </Button>
  );
  return (
    <Page title={t("inboxes")} hint={t("inboxesHint")} actions={add}>
      {inboxes.error && (
        <p role="alert" className={styles.problem}>
          {explain(inboxes.error)}
        </p>
      )}
      <div className={styles.stack}>
        {inboxes.data?.map((inbox) => (
          <InboxCard key={inbox.id} inbox={inbox} />
        ))}
      </div>
      {inboxes.data?.length === 0 && (
        <Empty icon={<MonitorSmartphone size={22} />} title={t("noInboxes")} hint={t("noInboxesHint")} action={add} />
      )}
      {dialog && <InboxDialog onClose={() => setDialog(false)} />}
    </Page>
  );
}
