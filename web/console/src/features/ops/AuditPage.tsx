import type { AuditEntry } from "@api/settings";
import { Empty } from "@ui/Empty";
import Input from "antd/es/input";
import { ScrollText, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { absolute } from "@/core/time";
import styles from "./ops.module.css";

/** Ids tell a reader nothing; what they are of stands beside. */
const UNTOLD = /(^|_)id$/;

/** What an entry holds, in words where it has some. */
function useDetails(): (entry: AuditEntry) => string {
  const { t } = useTranslation("ops");
  const word = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(word).join(t("and"));
    if (value !== null && typeof value === "object") {
      const { permission, scope } = value as { permission?: string; scope?: string };
      return permission ? `${permission} (${word(scope)})` : JSON.stringify(value);
    }
    return t(`valueOf.${value}`, { defaultValue: String(value), nsSeparator: "|", keySeparator: "." });
  };
  return ({ detail }) =>
    Object.entries(detail ?? {})
      .filter(([name, value]) => !UNTOLD.test(name) && value !== null && value !== "")
      .map(([name, value]) => `${t(`detailOf.${name}`, { defaultValue: name })}\u00a0${word(value)}`)
      .join(" \u00b7 ");
}

/** Where what was acted upon is looked at. */
const PLACES: Record<string, (id: string) => string> = {
  customer: (id) => `/customers/${id}`,
  agent: () => "/team",
  user: () => "/team/users",
  role: () => "/team/roles",
  team: () => "/team/teams",
  queue: () => "/team/queues",
  inbox: () => "/inboxes",
  api_key: () => "/api-keys",
  webhook: (id) => `/api-keys/webhooks/${id}`,
  knowledge_base: () => "/knowledge/bases",
};

function Subject({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("ops");
  const place = PLACES[entry.subject_kind];
  const word = t(`subject.${entry.subject_kind}`, { defaultValue: entry.subject_kind });
  return place && entry.subject_id ? <Link to={place(entry.subject_id)}>{word}</Link> : word;
}

/** Who did what, newest first; nothing here can be changed. */
export function Component() {
  const { t, i18n } = useTranslation("ops");
  const [words, setWords] = useState("");
  const action = useDeferredValue(
    words
      .trim()
      .toLowerCase()
      .replace(/[^a-z_.]/g, ""),
  );
  const details = useDetails();
  const entries = usePages<AuditEntry>("audit", "/audit", { action });
  return (
    <Page
      wide
      title={t("audit")}
      hint={t("auditHint")}
      tools={
        <Input
          allowClear
          style={{ maxWidth: 320 }}
          prefix={<Search size={15} />}
          placeholder={t("auditFilter")}
          aria-label={t("auditFilter")}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
      }
    >
      <DataTable
        {...entries}
        caption={t("audit")}
        rowKey={(e) => e.id}
        empty={<Empty icon={<ScrollText size={22} />} title={t("noAudit")} hint={t("noAuditHint")} />}
        columns={[
          {
            key: "at",
            title: t("when"),
            width: 200,
            cell: (e) => (
              <time className={`zk-num ${styles.at}`} dateTime={e.at}>
                {absolute(e.at, i18n.language).replace(/ \(.*\)$/, "")}
              </time>
            ),
          },
          { key: "actor", title: t("who"), width: 120, cell: (e) => e.actor.name || t(`actor.${e.actor.kind}`) },
          {
            key: "action",
            title: t("action"),
            cell: (e) => (
              <div className={styles.task}>
                {t(`did.${e.action.replaceAll(".", "_")}`, { defaultValue: e.action })}
                <span>{e.reason}</span>
              </div>
            ),
          },
          { key: "subject", title: t("subjectOf"), width: 110, cell: (e) => <Subject entry={e} /> },
          { key: "detail", title: t("detail"), cell: (e) => <span className={styles.detail}>{details(e)}</span> },
          { key: "ip", title: t("ip"), width: 120, cell: (e) => e.ip && <code className={styles.code}>{e.ip}</code> },
        ]}
      />
    </Page>
  );
}
