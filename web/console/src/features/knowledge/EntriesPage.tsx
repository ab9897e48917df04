import type { Base, Entry } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { BookOpenText, FileUp, Library, MessageCircleQuestion, Plus, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { useList, usePages } from "@/core/pages";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { KnowledgeTabs } from "./KnowledgeTabs";
import styles from "./knowledge.module.css";

function Question({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  return (
    <div className={styles.question}>
      <Link to={`/knowledge/${entry.id}`} onClick={(e) => e.stopPropagation()}>
        {entry.question}
      </Link>
      <span className={styles.words}>{entry.answer.replace(/[*_#`|>-]+/g, " ").slice(0, 240)}</span>
      <span>
        {entry.similar.length > 0 && t("similarCount", { count: entry.similar.length })}{" "}
        {entry.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
    </div>
  );
}

/** What the assistant knows: search, filter, open. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const mayEdit = useCan("knowledge.edit");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [words, setWords] = useState("");
  const [params] = useSearchParams();
  const [filter, setFilter] = useState<{ base_id?: string | undefined; state?: string | undefined }>({
    base_id: params.get("base") ?? undefined,
  });
  const q = useDeferredValue(words.trim());
  const entries = usePages<Entry>("knowledge", "/knowledge/entries", { q, ...filter });
  const noGrant = mayEdit ? undefined : t("common:noGrant");
  const filtered = Boolean(q || filter.base_id || filter.state);

  return (
    <Page
      wide
      title={t("title")}
      tabs={<KnowledgeTabs />}
      hint={t("hint")}
      actions={
        <>
          <Button icon={<Library size={15} />} onClick={() => navigate("/knowledge/bases")}>
            {t("bases")}
          </Button>
          <Button icon={<MessageCircleQuestion size={15} />} onClick={() => navigate("/knowledge/ask")}>
            {t("ask")}
          </Button>
          <Button
            icon={<FileUp size={15} />}
            disabled={!mayEdit}
            title={noGrant}
            onClick={() => navigate("/knowledge/import")}
          >
            {t("import")}
          </Button>
          <Button
            type="primary"
            icon={<Plus size={15} />}
            disabled={!mayEdit}
            title={noGrant}
            onClick={() => navigate("/knowledge/new")}
          >
            {t("new")}
          </Button>
        </>
      }
      tools={
        <>
          <Input
            className={styles.search ?? ""}
            allowClear
            prefix={<Search size={15} />}
            placeholder={t("search")}
            aria-label={t("search")}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
          <Select
            allowClear
            className={styles.select ?? ""}
            placeholder={t("anyBase")}
            aria-label={t("base")}
            value={filter.base_id && bases.data ? filter.base_id : undefined}
            options={(bases.data ?? []).map((b) => ({ value: b.id, label: b.name }))}
            onChange={(base_id?: string) => setFilter((f) => ({ ...f, base_id }))}
          />
          <Select
            allowClear
            className={styles.select ?? ""}
            placeholder={t("anyState")}
            aria-label={t("stateLabel")}
            options={["published", "draft"].map((value) => ({ value, label: t(`state.${value}`) }))}
            onChange={(state?: string) => setFilter((f) => ({ ...f, state }))}
          />
        </>
      }
    >
      <DataTable
        {...entries}
        caption={t("title")}
        rowKey={(e) => e.id}
        onRow={(e) => navigate(`/knowledge/${e.id}`)}
        columns={[
          { key: "question", title: t("question"), cell: (e) => <Question entry={e} /> },
          {
            key: "state",
            title: t("stateLabel"),
            width: 90,
            cell: (e) => <Chip tone={e.state === "published" ? "accent" : "plain"}>{t(`state.${e.state}`)}</Chip>,
          },
          { key: "locale", title: t("language"), width: 80, cell: (e) => t(`locale.${e.locale}`) },
          {
            key: "uses",
            title: t("uses"),
            width: 90,
            align: "end",
            cell: (e) => <span className="zk-num">{e.uses}</span>,
          },
          { key: "updated", title: t("updated"), width: 130, cell: (e) => <TimeAgo at={e.updated_at} /> },
        ]}
        empty={
          filtered ? (
            <Empty icon={<Search size={22} />} title={t("noneFound")} hint={t("noneFoundHint")} />
          ) : (
            <Empty
              icon={<BookOpenText size={22} />}
              title={t("none")}
              hint={t("noneHint")}
              action={
                <Button type="primary" disabled={!mayEdit} onClick={() => navigate("/knowledge/import")}>
                  {t("import")}
                </Button>
              }
            />
          )
        }
      />
    </Page>
  );
}
