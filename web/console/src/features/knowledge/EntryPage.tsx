import type { Base, Entry } from "@api/settings";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { EntryForm } from "./EntryForm";
import styles from "./knowledge.module.css";

/** One entry, or a new one. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const { id = "new" } = useParams();
  const fresh = id === "new";
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const entry = useQuery({
    queryKey: ["knowledge", "entry", id],
    queryFn: ({ signal }) => get<Entry>(`/knowledge/entries/${id}`, signal),
    enabled: !fresh,
    refetchOnMount: "always",
  });
  const error = entry.error ?? bases.error;
  return (
    <Page
      wide
      back={
        <p>
          <Link to="/knowledge" className={styles.quiet}>
            <ArrowLeft size={13} /> {t("title")}
          </Link>
        </p>
      }
      title={fresh ? t("new") : t("edit")}
      hint={t("editHint")}
    >
      {error ? (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      ) : bases.data && (fresh || entry.data) ? (
        <EntryForm key={entry.data?.version ?? "new"} entry={entry.data ?? null} bases={bases.data} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  );
}
