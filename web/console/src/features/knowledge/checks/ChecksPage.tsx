import type { Check, NamedRun } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { ClipboardPaste, ListChecks, Play, Plus, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { Filter } from "@/core/Filter";
import { useFeedback } from "@/core/feedback";
import { del, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";
import { OneBase } from "../OneBase";
import { CheckTable } from "./CheckTable";
import { History } from "./History";
import { Mode } from "./Mode";

const CheckDialog = lazy(() => import("./CheckDialog").then((m) => ({ default: m.CheckDialog })));
const PasteDialog = lazy(() => import("./PasteDialog").then((m) => ({ default: m.PasteDialog })));
const FILTERS = ["failed", "answered", "refused"] as const;
const SHOWN = 50;

function Checks({ base }: { base: Base }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const { confirm } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const checks = useList<Check>("checks", `/knowledge/bases/${base.id}/checks`);
  const runs = useList<NamedRun>("checks", `/knowledge/bases/${base.id}/check-runs?limit=1`);
  const [words, setWords] = useState("");
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>();
  const [most, setMost] = useState(SHOWN);
  const [dialog, setDialog] = useState<{ check: Check | null } | "paste" | null>(null);
  const run = useMutation({
    mutationFn: () => post<NamedRun>(`/knowledge/bases/${base.id}/checks/run`),
    onSuccess: () => client.invalidateQueries({ queryKey: ["checks"] }),
  });
  const last = run.data ?? runs.data?.[0];
  const results = new Map(last?.results.map((one) => [one.check_id, one]) ?? []);
  const wanted = words.trim().toLowerCase();
  const shown = checks.data?.filter(
    (check) =>
      `${check.question} ${check.entry_title ?? ""}`.toLowerCase().includes(wanted) &&
      (filter !== "failed" || results.get(check.id)?.passed === false) &&
      (filter !== "answered" || !check.must_refuse) &&
      (filter !== "refused" || check.must_refuse),
  );
  function remove(check: Check) {
    confirm({
      title: t("checks.deleteTitle"),
      content: t("checks.deleteHint", { question: check.question }),
      okText: t("checks.delete"),
      danger: true,
      onOk: async () => {
        await del(`/knowledge/checks/${check.id}`);
        await client.invalidateQueries({ queryKey: ["checks"] });
      },
    });
  }
  const add = (
    <Button icon={<Plus size={15} />} disabled={!mayEdit} onClick={() => setDialog({ check: null })}>
      {t("checks.add")}
    </Button>
  );
  return (
    <div className={styles.stack}>
      <div className={styles.card}>
        <div className={styles.line}>
          <Button
            type="primary"
            icon={<Play size={14} />}
            loading={run.isPending}
            disabled={!checks.data?.length}
            onClick={() => run.mutate()}
          >
            {t(run.isPending ? "checks.running" : "checks.run")}
          </Button>
          {last && !run.isPending && (
            <span role="status">
              <Chip tone={last.failed ? "red" : "accent"}>
                {t("checks.ofAll", { passed: last.total - last.failed, total: last.total })}
              </Chip>
              <span className={styles.quiet}>
                <TimeAgo at={last.created_at} />
              </span>
            </span>
          )}
        </div>
        <Mode base={base} />
        {run.error && (
          <p role="alert" className={styles.problem}>
            {explain(run.error)}
          </p>
        )}
      </div>
      <div className={styles.line}>
        <SearchBox label={t("checks.search")} value={words} onChange={setWords} />
        <Filter
          label={t("checks.filter")}
          any={t("checks.all")}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`checks.filters.${value}`) }))}
          onChange={setFilter}
        />
        {add}
        <Button icon={<ClipboardPaste size={15} />} disabled={!mayEdit} onClick={() => setDialog("paste")}>
          {t("checks.paste")}
        </Button>
      </div>
      <CheckTable
        items={shown?.slice(0, most)}
        error={checks.error}
        results={results}
        onMore={shown && shown.length > most ? () => setMost((n) => n + SHOWN) : undefined}
        onEdit={(check) => setDialog({ check })}
        onDelete={remove}
        empty={
          wanted || filter ? (
            <Empty icon={<Search size={22} />} title={t("checks.noneFound")} hint={t("list.noneFoundHint")} />
          ) : (
            <Empty icon={<ListChecks size={22} />} title={t("checks.none")} hint={t("checks.noneHint")} action={add} />
          )
        }
      />
      <History baseId={base.id} />
      <Suspense>
        {dialog === "paste" && <PasteDialog base={base} onClose={() => setDialog(null)} />}
        {dialog && dialog !== "paste" && (
          <CheckDialog base={base} check={dialog.check} onClose={() => setDialog(null)} />
        )}
      </Suspense>
    </div>
  );
}

/** A base's own checks: questions with the entry that must answer, and those that must be refused. */
export function Component() {
  const { t } = useTranslation("imports");
  return (
    <OneBase title={t("checks.title")} hint={t("checks.hint")}>
      {(base) => <Checks key={base.id} base={base} />}
    </OneBase>
  );
}
