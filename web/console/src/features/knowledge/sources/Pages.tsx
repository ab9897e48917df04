import type { Id } from "@api/contract";
import type { PageState, SitePage } from "@api/imports";
import { Empty } from "@ui/Empty";
import Select from "antd/es/select";
import { FileText, Search } from "lucide-react";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";

const STATES = ["new", "changed", "same", "failed", "gone"] as const;
const TONES = { new: "accent", changed: "accent", same: "plain", failed: "red", gone: "plain" } as const;
const SHOWN = 3;

function Entries({ page }: { page: SitePage }) {
  const { t } = useTranslation("imports");
  const more = page.entries.length - SHOWN;
  return (
    <span className={styles.cell}>
      {page.entries.slice(0, SHOWN).map((one) => (
        <Link key={one.id} to={`/knowledge/${one.id}`}>
          {one.title}
        </Link>
      ))}
      {more > 0 && <span className={styles.quiet}>{t("sites.moreEntries", { count: more })}</span>}
    </span>
  );
}

/** The pages of a source as the last visit found them. */
export function Pages({ sourceId, revision }: { sourceId: Id; revision: string }) {
  const { t } = useTranslation("imports");
  const [words, setWords] = useState("");
  const [state, setState] = useState<PageState>();
  const q = useDeferredValue(words.trim());
  const found = usePages<SitePage>("sources", `/knowledge/sources/${sourceId}/pages`, { q, state });
  const { refetch } = found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit, other pages
  useEffect(() => void refetch(), [revision, refetch]);
  return (
    <section className={styles.stack} aria-label={t("sites.pages")}>
      <div className={styles.line}>
        <SearchBox label={t("sites.searchPages")} value={words} onChange={setWords} />
        <Select
          allowClear
          style={{ minWidth: 130 }}
          placeholder={t("sites.anyState")}
          aria-label={t("list.state")}
          value={state ?? null}
          options={STATES.map((value) => ({ value, label: t(`sites.page.${value}`) }))}
          onChange={(value: PageState | undefined) => setState(value)}
        />
      </div>
      <DataTable
        items={found.items}
        error={found.error}
        caption={t("sites.pages")}
        rowKey={(p) => p.url}
        onMore={found.onMore}
        loadingMore={found.loadingMore}
        empty={
          q || state ? (
            <Empty icon={<Search size={22} />} title={t("sites.noPageFound")} hint={t("list.noneFoundHint")} />
          ) : (
            <Empty icon={<FileText size={22} />} title={t("sites.noPages")} hint={t("sites.noPagesHint")} />
          )
        }
        columns={[
          {
            key: "url",
            title: t("sites.address"),
            cell: (p) => (
              <span className={styles.cell}>
                <a className={styles.name} href={p.url} target="_blank" rel="noreferrer noopener">
                  {p.url}
                </a>
                {p.problem && <span className={styles.problem}>{p.problem.message}</span>}
              </span>
            ),
          },
          {
            key: "state",
            title: t("list.state"),
            width: 120,
            cell: (p) => (
              <span>
                <Chip tone={TONES[p.state]}>{t(`sites.page.${p.state}`)}</Chip>
              </span>
            ),
          },
          { key: "entries", title: t("sites.entries"), width: "30%", cell: (p) => <Entries page={p} /> },
          {
            key: "when",
            title: t("sites.changed"),
            width: 120,
            cell: (p) => <TimeAgo at={p.gone_at ?? p.changed_at} />,
          },
        ]}
      />
    </section>
  );
}
