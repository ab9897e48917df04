import type { Mail, MailSettings, MailState } from "@api/mail";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { Mail as MailIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import styles from "./mail.module.css";
import { ServerForm } from "./ServerForm";
import { TestForm } from "./TestForm";

const STATES: MailState[] = ["queued", "sending", "sent", "failed", "unknown"];
const UNASKED = new Set(["alert", "digest"]); // no news by the time somebody sends them again
const TONE = { queued: "plain", sending: "plain", sent: "accent", failed: "red", unknown: "amber" } as const;

/** What was mailed, and what could not be. */
function Sent() {
  const { t } = useTranslation("mail");
  const { message } = useFeedback();
  const explain = useExplain();
  const [state, setState] = useState<MailState | "">("");
  const mails = usePages<Mail>("mails", "/mails", { state: state || null });

  async function retry(mail: Mail) {
    try {
      await post(`/mails/${mail.id}/retry`);
      void message.success(t("retried"));
      await mails.refetch();
    } catch (error) {
      void message.error(explain(error));
    }
  }
  return (
    <section className={styles.sent} aria-label={t("sent")}>
      <header>
        <div>
          <h2>{t("sent")}</h2>
          <p>{t("sentHint")}</p>
        </div>
        <Select
          aria-label={t("filter")}
          value={state}
          onChange={setState}
          options={[
            { value: "", label: t("all") },
            ...STATES.map((one) => ({ value: one, label: t(`states.${one}`) })),
          ]}
        />
      </header>
      <DataTable
        {...mails}
        caption={t("sent")}
        rowKey={(m) => m.id}
        empty={<Empty icon={<MailIcon size={22} />} title={t("empty")} hint={t("emptyHint")} />}
        columns={[
          { key: "to", title: t("to"), cell: (m) => m.to },
          { key: "subject", title: t("subject"), cell: (m) => m.subject || t(`kind.${m.kind}`) },
          {
            key: "state",
            title: t("state"),
            cell: (m) => (
              <>
                <Chip tone={TONE[m.state]}>{t(`states.${m.state}`)}</Chip>
                {m.problem && <small className={styles.why}>{m.problem}</small>}
              </>
            ),
          },
          { key: "when", title: t("when"), width: 120, cell: (m) => <TimeAgo at={m.sent_at ?? m.created_at} /> },
          {
            key: "retry",
            title: "",
            width: 90,
            align: "end",
            cell: (m) =>
              (m.state === "failed" || m.state === "unknown") &&
              !UNASKED.has(m.kind) && (
                <Button size="small" onClick={() => void retry(m)}>
                  {t("retry")}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}

/** By which server mail leaves, a test, and what went. */
export function Component() {
  const { t } = useTranslation("mail");
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["mail-server"],
    queryFn: ({ signal }) => get<MailSettings>("/mail/server", signal),
  });
  const took = (now: MailSettings) => queries.setQueryData(["mail-server"], now);
  return (
    <Page title={t("title")} hint={t("hint")}>
      {error && <Trouble error={error} />}
      {!data && !error && <SkeletonRows count={5} height={44} />}
      {data && (
        <>
          <ServerForm key={data.server?.host ?? ""} settings={data} onSaved={took} />
          {(data.server || data.default) && (
            <TestForm onSent={() => void queries.invalidateQueries({ queryKey: ["mails"] })} />
          )}
        </>
      )}
      <Sent />
    </Page>
  );
}
