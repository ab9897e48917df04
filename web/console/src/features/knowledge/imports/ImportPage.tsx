import type { KnowledgeImport } from "@api/imports";
import type { Base } from "@api/knowledge";
import { SkeletonRows } from "@ui/Skeleton";
import Alert from "antd/es/alert";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Chip } from "@/core/Chip";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Actions } from "./Actions";
import styles from "./imports.module.css";
import { Problems } from "./Problems";
import { Rows } from "./Rows";
import { Sample } from "./Sample";
import { Moving, StateChip } from "./State";
import { Tiles } from "./Tiles";
import { TrialSettings } from "./TrialSettings";
import { useImport } from "./useImport";
import type { RowFilter } from "./words";

function Facts({ one, base }: { one: KnowledgeImport; base: Base | undefined }) {
  const { t } = useTranslation("imports");
  return (
    <p className={styles.line}>
      {one.dry_run && one.state !== "done" && <Chip>{t("trial")}</Chip>}
      <StateChip one={one} />
      <Chip>{one.format.toUpperCase()}</Chip>
      {one.encoding && <Chip>{t("run.encoding", { encoding: one.encoding })}</Chip>}
      {base && <Chip>{t("run.into", { base: base.name })}</Chip>}
      {one.as_drafts && <Chip>{t("run.asDrafts")}</Chip>}
      {one.policy === "skip" && <Chip>{t("run.skip")}</Chip>}
      <span className={styles.quiet}>
        {one.by?.name} <TimeAgo at={one.created_at} />
      </span>
      {one.source_id && <Link to={`/knowledge/sources/${one.source_id}`}>{t("run.source")}</Link>}
    </p>
  );
}

function Body({ one }: { one: KnowledgeImport }) {
  const { t } = useTranslation("imports");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const base = bases.data?.find((b) => b.id === one.base_id);
  const [chosen, setChosen] = useState<RowFilter | null>(null);
  const whole = one.errors.filter((e) => e.row === 0);
  const filter: RowFilter = chosen ?? "";
  const ended = one.state !== "running";
  return (
    <div className={styles.stack}>
      <div className={styles.card}>
        <Facts one={one} base={base} />
        <Moving one={one} words />
        {whole.map((e) => (
          <p key={e.code} role="alert" className={styles.problem}>
            {e.message}
          </p>
        ))}
        {one.notes.map((note) => (
          <Alert
            key={note.message}
            role="status"
            showIcon
            type={note.code === "sheet_read" ? "info" : "warning"}
            title={note.message}
          />
        ))}
        {one.state === "undone" && (
          <p role="status">{t("undo.result", { removed: one.removed, restored: one.restored, left: one.left })}</p>
        )}
        {ended && one.total > 0 && <Tiles one={one} value={filter} onChange={setChosen} />}
        <Actions one={one} />
      </div>
      {one.dry_run && ended && <TrialSettings one={one} base={base} />}
      {one.dry_run && one.state === "done" && <Sample items={one.sample} />}
      {ended && one.total > 0 && (
        <>
          {filter === "errors" || (filter === "" && one.invalid > 0) ? <Problems one={one} /> : null}
          {filter !== "errors" && <Rows id={one.id} filter={filter} revision={one.state} />}
        </>
      )}
    </div>
  );
}

/** One import or trial: how far it is, what becomes of each row, and what can be done about it. */
export function Component() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const { id = "" } = useParams();
  const { data, error } = useImport(id);
  return (
    <Page
      wide
      title={data?.filename ?? t("title")}
      hint={data && t(data.dry_run ? "run.hint" : "run.importHint")}
      tabs={<KnowledgeTabs />}
      back={{ to: "/knowledge/import", label: t("run.back") }}
    >
      {data ? (
        <Body key={data.id} one={data} />
      ) : error ? (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  );
}
