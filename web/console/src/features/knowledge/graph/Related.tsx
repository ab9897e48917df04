import type { Id } from "@api/contract";
import type { RelatedEntry } from "@api/graph";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./graph.module.css";

const SHOWN = 8;

/** Entries beside one: about the same product, part, fault or policy, or about what hangs together with it, and why. */
export function Related({ entryId }: { entryId: Id }) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const found = useQuery({
    queryKey: ["graph", "related", entryId],
    queryFn: ({ signal }) =>
      get<{ items: RelatedEntry[] }>(`/knowledge/entries/${entryId}/related`, signal).then((page) => page.items),
  });
  if (found.error && !found.data)
    return (
      <p role="alert" className={styles.problem}>
        {explain(found.error)}
      </p>
    );
  if (!found.data) return <SkeletonRows count={2} height={44} />;
  return (
    <section className={styles.stack} aria-label={t("related.title")}>
      <h3 className={styles.heading}>{t("related.title")}</h3>
      {found.data.length === 0 && (
        <p className={styles.quiet}>
          {t("related.none")} <Link to="/knowledge/graph">{t("related.open")}</Link>
        </p>
      )}
      <ul className={styles.plain}>
        {found.data.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Link to={`/knowledge/${one.id}`}>{one.question}</Link>
            <span className={styles.quiet}>
              {one.by
                ? t("related.over", { of: one.of.name, by: one.by.name })
                : t("related.both", { kind: t(`kind.${one.of.kind}`), of: one.of.name })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
