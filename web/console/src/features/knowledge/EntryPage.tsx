import type { Base } from "@api/knowledge";
import { SkeletonRows } from "@ui/Skeleton";
import { lazy, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { currentLanguage } from "@/core/i18n";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { localeOf, ownBase } from "./bases";
import type { Values } from "./entries/content";
import { EntryWorkspace } from "./entries/EntryWorkspace";
import type { Verdict } from "./entries/life/useLife";
import { useEntry } from "./entries/useEntry";
import styles from "./knowledge.module.css";

const Related = lazy(() => import("./graph/Related").then((m) => ({ default: m.Related })));
const Negatives = lazy(() => import("./learning/Negatives").then((m) => ({ default: m.Negatives })));

/** A new entry's empty fields, and what the address asks them to begin with (?base, folder, locale, question, similar, answer). */
function useBeginning(bases: Base[] | undefined) {
  const [params] = useSearchParams();
  return useMemo(() => {
    const base = bases?.find((b) => b.id === params.get("base")) ?? ownBase(bases);
    const blank: Values = {
      base_id: base?.id ?? "",
      folder_id: params.get("folder"),
      owner_id: null,
      tags: [],
      locale: localeOf(base?.locale ?? currentLanguage()),
      question: "",
      similar: [],
      answer: "",
      kind: "faq",
      summary: "",
      variants: {},
      valid_from: null,
      valid_until: null,
      audience: "customer",
    };
    const given = {
      question: params.get("question") ?? "",
      answer: params.get("answer") ?? "",
      similar: params.getAll("similar"),
    };
    const locale = params.get("locale");
    const prefilled = Boolean(given.question || given.answer || given.similar.length);
    const initial = { ...blank, ...given, locale: locale === "zh" || locale === "en" ? locale : blank.locale };
    return { blank, initial, prefilled };
  }, [bases, params]);
}

/** One entry, or a new one. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const { id = "new" } = useParams();
  const fresh = id === "new";
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const entry = useEntry(id, !fresh);
  const beginning = useBeginning(bases.data);
  const [verdicts, setVerdicts] = useState<Record<string, Verdict | null>>({});
  const error = entry.error ?? bases.error;
  const loaded = fresh ? null : (entry.data ?? null);
  const title = loaded ? loaded.content.question : t(fresh ? "new" : "editEntry");
  return (
    <Page
      wide
      back={{ to: "/knowledge", label: t("title") }}
      title={<span className={styles.title}>{title}</span>}
      hint={mayEdit ? t("editHint") : undefined}
    >
      {error && !loaded ? (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      ) : bases.data && (fresh || loaded) ? (
        <EntryWorkspace
          key={id}
          id={id}
          loaded={loaded}
          bases={bases.data}
          {...beginning}
          verdict={verdicts[id] ?? verdicts.new ?? null}
          onVerdict={(verdict) => setVerdicts({ [id]: verdict })}
          related={
            loaded && (
              <div className={styles.form}>
                <div className={styles.card}>
                  <Related entryId={id} />
                </div>
                <div className={styles.card}>
                  <h2>{t("learning:negatives.title")}</h2>
                  <Negatives entryId={id} />
                </div>
              </div>
            )
          }
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  );
}
