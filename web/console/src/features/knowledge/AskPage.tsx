import type { AskResult } from "@api/imports";
import type { Inbox } from "@api/settings";
import { useMutation } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { MessageCircleQuestion } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Filter } from "@/core/Filter";
import { post } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { Answer } from "./ask/Answer";
import { earlier } from "./ask/history";
import { BaseFilter } from "./BaseFilter";
import { KnowledgeTabs } from "./KnowledgeTabs";
import styles from "./knowledge.module.css";

/** Asks the knowledge base as a customer would, and shows what it found and why. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const [question, setQuestion] = useState("");
  const [baseId, setBaseId] = useState<string>();
  const [locale, setLocale] = useState<"zh" | "en">();
  const [channel, setChannel] = useState<string>();
  const [before, setBefore] = useState("");
  const inboxes = useList<Inbox>("inboxes", "/inboxes", useCan("staff.read"));
  const kinds = [...new Set(["widget", "api", ...(inboxes.data ?? []).map((i) => i.kind)])];
  const ask = useMutation({
    mutationFn: () =>
      post<AskResult>("/knowledge/ask", {
        question: question.trim(),
        history: earlier(before),
        ...(baseId ? { base_id: baseId } : {}),
        ...(locale ? { locale } : {}),
        ...(channel ? { channel } : {}),
      }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (question.trim()) ask.mutate();
  }
  return (
    <Page
      wide
      title={t("ask")}
      tabs={<KnowledgeTabs />}
      hint={t("askHint")}
      tools={
        <form onSubmit={submit} className={styles.ask}>
          <div className={styles.foot}>
            <Input
              autoFocus
              size="large"
              className={styles.search ?? ""}
              value={question}
              placeholder={t("askPlaceholder")}
              aria-label={t("askPlaceholder")}
              onChange={(e) => setQuestion(e.target.value)}
            />
            <Button type="primary" size="large" htmlType="submit" loading={ask.isPending} disabled={!question.trim()}>
              {t("askButton")}
            </Button>
          </div>
          <div className={styles.foot}>
            <BaseFilter value={baseId} onChange={setBaseId} />
            <Filter
              label={t("imports:bench.locale")}
              any={t("imports:bench.anyLocale")}
              value={locale}
              options={(["zh", "en"] as const).map((value) => ({ value, label: t(`locale.${value}`) }))}
              onChange={setLocale}
            />
            <Filter
              label={t("imports:bench.channel")}
              any={t("imports:bench.anyChannel")}
              value={channel}
              options={kinds.map((value) => ({
                value,
                label: t(`imports:bench.kind.${value}`, { defaultValue: value }),
              }))}
              onChange={setChannel}
            />
          </div>
          <details>
            <summary className={styles.quiet}>{t("imports:bench.before")}</summary>
            <Input.TextArea
              autoSize={{ minRows: 3, maxRows: 8 }}
              value={before}
              aria-label={t("imports:bench.before")}
              placeholder={t("imports:bench.beforePlaceholder")}
              onChange={(e) => setBefore(e.target.value)}
            />
            <p className={styles.quiet}>{t("imports:bench.beforeHint")}</p>
          </details>
        </form>
      }
    >
      {ask.error && (
        <p role="alert" className={styles.problem}>
          {explain(ask.error)}
        </p>
      )}
      {ask.data ? (
        <Answer result={ask.data} />
      ) : (
        <Empty icon={<MessageCircleQuestion size={22} />} title={t("askEmpty")} hint={t("askEmptyHint")} />
      )}
    </Page>
  );
}
