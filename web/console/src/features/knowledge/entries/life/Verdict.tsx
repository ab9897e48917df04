import type { CheckResult, CheckRun, Entry } from "@api/knowledge";
import { useQueries, useQuery } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "@/core/http";
import styles from "./life.module.css";
import type { Verdict } from "./useLife";

const MOST_TITLES = 12;

/** Titles of entries by id; of those that cannot be read, none. */
function useTitles(ids: string[]): Map<string, string> {
  const wanted = [...new Set(ids)].slice(0, MOST_TITLES);
  const found = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ["knowledge", "title", id],
      queryFn: () => get<Entry>(`/knowledge/entries/${id}`).then((e) => e.question),
      retry: false,
      staleTime: 60_000,
    })),
  });
  return new Map(wanted.flatMap((id, i) => (found[i]?.data ? [[id, found[i].data] as const] : [])));
}

function Failed({ result, titles }: { result: CheckResult; titles: Map<string, string> }) {
  const { t } = useTranslation("knowledge");
  const expected = result.expected?.entry_id;
  return (
    <li>
      <strong>{result.question}</strong>
      <dl>
        <dt>{t("checks.expected")}</dt>
        <dd>
          {expected ? (
            <>
              {t("checks.answeredBy")}{" "}
              <Link to={`/knowledge/${expected}`}>{result.expected?.title || titles.get(expected)}</Link>
            </>
          ) : (
            t("checks.refused")
          )}
        </dd>
        <dt>{t("checks.happened")}</dt>
        <dd>
          {t(`checks.outcome.${result.outcome}`)}
          {result.entry_ids.map((id, i) => (
            <Fragment key={id}>
              {i ? ", " : " "}
              <Link to={`/knowledge/${id}`}>{titles.get(id) ?? t("checks.thisEntry")}</Link>
            </Fragment>
          ))}
        </dd>
      </dl>
    </li>
  );
}

/** What the base's checks said: which failed, what was expected and what happened, and what to do about it. */
export function VerdictPanel({
  verdict,
  onClose,
}: {
  verdict: Verdict | (Omit<Verdict, "kind"> & { kind: "held" });
  onClose?: () => void;
}) {
  const { t } = useTranslation("knowledge");
  const told = new Map(
    verdict.results.flatMap((r) =>
      (r.entries ?? []).filter((e) => e.title).map((e) => [e.id ?? "", e.title ?? ""] as const),
    ),
  );
  const asked = useTitles(verdict.results.flatMap((r) => r.entry_ids).filter((id) => !told.get(id)));
  const titles = new Map([...asked, ...told]);
  const { failed, total, kind } = verdict;
  return (
    <Alert
      role="alert"
      showIcon
      type={kind === "warned" ? "warning" : "error"}
      title={t(`checks.${kind}`, { count: failed, total })}
      {...(onClose ? { closable: { onClose, "aria-label": t("common:close") } } : {})}
      description={
        <>
          {t(`checks.${kind}Hint`)} <Link to="/knowledge/checks">{t("checks.open")}</Link>
          <ul className={styles.checks} aria-label={t("checks.failing")}>
            {verdict.results.map((r) => (
              <Failed key={r.check_id} result={r} titles={titles} />
            ))}
          </ul>
        </>
      }
    />
  );
}

/** The run that kept a scheduled draft from going live. */
export function HeldBy({ run }: { run: string }) {
  const found = useQuery({
    queryKey: ["knowledge", "check-run", run],
    queryFn: () => get<CheckRun>(`/knowledge/check-runs/${run}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!found.data) return null;
  const { failed, total, results } = found.data;
  return <VerdictPanel verdict={{ kind: "held", failed, total, results: results.filter((r) => !r.passed) }} />;
}
