import type { KnowledgeImport } from "@api/imports";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "./imports.module.css";
import { written } from "./words";

const UndoDialog = lazy(() => import("./UndoDialog").then((m) => ({ default: m.UndoDialog })));

/** What can be done with an import as it stands: import what was tried, stop, undo. */
export function Actions({ one }: { one: KnowledgeImport }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { confirm } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const [undoing, setUndoing] = useState(false);
  const apply = useMutation({
    mutationFn: () => post<KnowledgeImport>(`/knowledge/imports/${one.id}/apply`),
    onSuccess: (made) => navigate(`/knowledge/import/${made.id}`),
  });
  const count = written(one);
  function stop() {
    confirm({
      title: t("run.cancelTitle"),
      content: one.dry_run ? t("run.cancelTrial") : t("run.cancelHint", { done: one.progress.done }),
      okText: t("run.cancel"),
      danger: true,
      onOk: async () => {
        const now = await post<KnowledgeImport>(`/knowledge/imports/${one.id}/cancel`);
        client.setQueryData(["imports", "one", one.id], now);
      },
    });
  }
  const tried = one.dry_run && one.state === "done";
  const undoable = !one.dry_run && ["done", "failed", "cancelled"].includes(one.state) && count > 0;
  if (!mayEdit) return null;
  return (
    <div className={styles.line}>
      {tried && (
        <Button type="primary" disabled={count === 0} loading={apply.isPending} onClick={() => apply.mutate()}>
          {count ? t("run.apply", { count }) : t("run.nothing")}
        </Button>
      )}
      {one.state === "running" && (
        <Button disabled={one.cancelling} onClick={stop}>
          {one.cancelling ? t("state.cancelling") : t("run.cancel")}
        </Button>
      )}
      {!one.dry_run && one.state === "done" && (
        <Button type="primary" onClick={() => navigate(`/knowledge?base=${one.base_id}`)}>
          {t("run.see")}
        </Button>
      )}
      {one.state !== "running" && !one.source_id && (
        <Button onClick={() => navigate(`/knowledge/import/new?base=${one.base_id}`)}>{t("run.another")}</Button>
      )}
      {undoable && (
        <Button danger type="text" className={styles.push ?? ""} onClick={() => setUndoing(true)}>
          {t("run.undo")}
        </Button>
      )}
      {tried && <span className={styles.quiet}>{t("run.trialDone")}</span>}
      {apply.error && (
        <p role="alert" className={styles.problem}>
          {explain(apply.error)}
        </p>
      )}
      <Suspense>{undoing && <UndoDialog one={one} onClose={() => setUndoing(false)} />}</Suspense>
    </div>
  );
}
