import type { Page } from "@api/contract";
import type { Inbox, Queue, Team } from "@api/settings";
import type { SavedView } from "@api/views";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import Select from "antd/es/select";
import type { TFunction } from "i18next";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import type { ListQuery } from "@/features/live/state";
import { useLive } from "@/features/live/store";
import styles from "./FilterPanel.module.css";
import { narrowed, priorities, wide } from "./filters";
import type { Ask } from "./question";

const ViewDialog = lazy(() => import("./ViewDialog"));
const WAITS = [60, 180, 600, 1800, 3600, 14_400, 86_400];

interface Props {
  question: ListQuery;
  ask: Ask;
}

function useNamed<T extends { id: string; name: string }>(path: string, enabled: boolean) {
  const { data } = useQuery({ queryKey: [path.slice(1)], queryFn: () => get<Page<T>>(path), enabled });
  return (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
}

/** Narrows the list; what it then shows can be saved as a view. */
export default function FilterPanel({ question, ask }: Props) {
  const { t } = useTranslation("inbox");
  const { me } = useSession();
  const [saving, setSaving] = useState(false);
  const agents = useLive((s) => s.agents);
  const seen = useLive((s) => s.rows);
  const queues = useNamed<Queue>("/queues", can(me, "staff.read"));
  const teams = useNamed<Team>("/teams", can(me, "staff.read"));
  const managed = useNamed<Inbox>("/inboxes", can(me, "inbox.manage"));
  // Who may not list channels chooses among those he has seen.
  const met = new Map(Object.values(seen).map((row) => [row.inbox.id, row.inbox.name]));
  const inboxes = managed.length ? managed : [...met].map(([value, label]) => ({ value, label }));
  const people = Object.values(agents).filter((one) => one.kind === "person");
  const owners = [
    ...["me", "queue", "assistant"].map((value) => ({ value, label: t(`filter.owners.${value}`) })),
    ...people.map((one) => ({ value: one.id, label: one.name })),
  ];
  const flags = [
    { value: "true", label: t("filter.yes") },
    { value: "false", label: t("filter.no") },
  ];
  const many = (key: "owner" | "inbox_id" | "team_id" | "queue_id", options: { value: string; label: string }[]) => (
    <div>
      <span>{t(`filter.${key}`)}</span>
      <Select<string[]>
        mode="multiple"
        size="small"
        maxTagCount={1}
        optionFilterProp="label"
        placeholder={t("filter.any")}
        aria-label={t(`filter.${key}`)}
        value={question[key]}
        options={options}
        onChange={(value) => ask({ [key]: value })}
      />
    </div>
  );
  const flag = (key: "unread" | "handed_over") => (
    <div>
      <span>{t(`filter.${key}`)}</span>
      <Select
        allowClear
        size="small"
        placeholder={t("filter.any")}
        aria-label={t(`filter.${key}`)}
        value={question[key] === null ? undefined : String(question[key])}
        options={flags}
        onChange={(value) => ask({ [key]: value === undefined ? null : value === "true" })}
      />
    </div>
  );

  return (
    <section className={styles.panel} aria-label={t("filter.title")}>
      <div className={styles.fields}>
        {many("owner", owners)}
        {many("queue_id", queues)}
        {many("team_id", teams)}
        {many("inbox_id", inboxes)}
        <div>
          <span>{t("filter.priority")}</span>
          <Select
            mode="multiple"
            size="small"
            maxTagCount={1}
            placeholder={t("filter.any")}
            aria-label={t("filter.priority")}
            value={question.priority}
            options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
            onChange={(priority) => ask({ priority })}
          />
        </div>
        <div>
          <span>{t("filter.waiting_over_s")}</span>
          <Select
            allowClear
            size="small"
            placeholder={t("filter.any")}
            aria-label={t("filter.waiting_over_s")}
            value={question.waiting_over_s ?? undefined}
            options={WAITS.map((value) => ({ value, label: t("filter.over", { time: spanOf(value, t) }) }))}
            onChange={(value) => ask({ waiting_over_s: value ?? null })}
          />
        </div>
        {flag("unread")}
        {flag("handed_over")}
      </div>
      <div className={styles.foot}>
        <Button size="small" type="text" disabled={!narrowed(question)} onClick={() => ask(wide)}>
          {t("filter.clear")}
        </Button>
        <Button size="small" onClick={() => setSaving(true)}>
          {t("saved.save")}
        </Button>
      </div>
      <Suspense>
        {saving && (
          <ViewDialog
            view={null}
            question={question}
            onClose={() => setSaving(false)}
            onSaved={(view: SavedView) => ask({ saved: view.id })}
          />
        )}
      </Suspense>
    </section>
  );
}

function spanOf(seconds: number, t: TFunction<"inbox">): string {
  if (seconds < 3600) return t("filter.minutes", { count: seconds / 60 });
  return seconds < 86_400
    ? t("filter.hours", { count: seconds / 3600 })
    : t("filter.days", { count: seconds / 86_400 });
}
