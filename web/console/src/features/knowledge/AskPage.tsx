import type { AskResult } from "@api/imports";
import type { Base } from "@api/settings";
import { useMutation } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { Markdown } from "@ui/Markdown";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { MessageCircleQuestion } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { KnowledgeTabs } from "./KnowledgeTabs";
import styles from "./knowledge.module.css";

const two = (n: number | null) => (n === null ? "–" : n.toFixed(2));

function Result({ result }: { result: AskResult }) {
  const { t } = useTranslation("knowledge");
  const ms = result.ms.total ?? Object.values(result.ms).reduce((a, b) => a + Number(b), 0);
  return (
    <div className={styles.columns}>
      <div className={styles.card}>
        <p className={styles.foot}>
          <Chip tone={result.outcome === "answer" ? "accent" : "plain"}>
            {t(`conversation:outcome.${result.outcome}`)}
          </Chip>
          <span className="zk-num">{t("conversation:why.confidence", { value: two(result.confidence) })}</span>
          <span className={`zk-num ${styles.quiet}`}>{ms.toFixed(0)} ms</span>
        </p>
        <div className={styles.bubble}>
          {result.answer ? <Markdown text={result.answer} /> : <p className={styles.quiet}>{t("noAnswer")}</p>}
        </div>
        {result.sources.length > 0 && (
          <p className={styles.quiet}>
            {t("rests")}{" "}
            {result.sources.map((s) => (
              <Chip key={s.n}>
                {s.n}. {s.title}
              </Chip>
            ))}
          </p>
        )}
      </div>
      <aside className={styles.preview}>
        <h2>{t("candidates")}</h2>
        {result.candidates.map((c) => (
          <p key={c.entry_id} className={styles.foot}>
            <Link to={`/knowledge/${c.entry_id}`}>{c.title}</Link>
            <b className={`zk-num ${styles.push}`}>{two(c.score)}</b>
          </p>
        ))}
        {result.reasons.map((r) => (
          <p key={r.code + r.text} className={styles.quiet}>
            {r.text || r.code}
          </p>
        ))}
        {!result.candidates.length && <p className={styles.quiet}>{t("conversation:why.noCandidates")}</p>}
      </aside>
    </div>
  );
}

/** Asks the knowledge base as a customer would, and shows what it found and why. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const [question, setQuestion] = useState("");
  const [baseId, setBaseId] = useState<string>();
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const ask = useMutation({
    mutationFn: () => post<AskResult>("/knowledge/ask", { question, ...(baseId ? { base_id: baseId } : {}) }),
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
        <form onSubmit={submit} className={styles.foot} style={{ flex: 1 }}>
          <Input
            autoFocus
            size="large"
            className={styles.search ?? ""}
            value={question}
            placeholder={t("askPlaceholder")}
            aria-label={t("askPlaceholder")}
            onChange={(e) => setQuestion(e.target.value)}
          />
          <Select
            allowClear
            size="large"
            className={styles.select ?? ""}
            placeholder={t("anyBase")}
            aria-label={t("base")}
            options={(bases.data ?? []).map((b) => ({ value: b.id, label: b.name }))}
            onChange={setBaseId}
          />
          <Button type="primary" size="large" htmlType="submit" loading={ask.isPending} disabled={!question.trim()}>
            {t("askButton")}
          </Button>
        </form>
      }
    >
      {ask.error && (
        <p role="alert" className={styles.problem}>
          {explain(ask.error)}
        </p>
      )}
      {ask.data ? (
        <Result result={ask.data} />
      ) : (
        <Empty icon={<MessageCircleQuestion size={22} />} title={t("askEmpty")} hint={t("askEmptyHint")} />
      )}
    </Page>
  );
}
