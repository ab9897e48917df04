import type { Row } from "@api/contract";
import type { MergeDone, MergePlan } from "@api/merging";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Consequences } from "@/core/Consequences";
import { useUndo } from "@/core/feedback";
import { get, post, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { applyRow } from "@/features/live/reducer";
import { useLiveLink } from "@/features/live/store";
import { Finder } from "./Finder";
import { useUnmerge } from "./useUnmerge";

/** What follows, in sentences. */
function useFollows(plan: MergePlan | undefined): string[] {
  const { t } = useTranslation("writing");
  if (!plan) return [];
  const { source, target, owner } = plan;
  const of = { source: source.number, target: target.number, name: owner.name, inbox: source.inbox };
  return [
    t("merging.closes", of),
    t(`merging.owner.${owner.becomes}`, of),
    t(plan.same_thread ? "merging.sameThread" : "merging.otherThread", of),
    ...(plan.same_person ? [] : [t("merging.twoPeople", { one: source.customer, other: target.customer })]),
    ...(plan.planned ? [t("merging.planned", { ...of, count: plan.planned })] : []),
    ...(plan.drafts ? [t("merging.drafts", { ...of, count: plan.drafts })] : []),
    t("merging.undo"),
  ];
}

/** Puts the open conversation together with another: find it, know what follows, do it; it can be taken back. */
export function MergeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useTranslation("writing");
  const explain = useExplain();
  const undoable = useUndo();
  const navigate = useNavigate();
  const unmerge = useUnmerge();
  const { store } = useLiveLink();
  const [other, setOther] = useState<Row | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const { data: plan, error } = useQuery({
    queryKey: ["merge", row.id, other?.id],
    queryFn: ({ signal }) => get<MergePlan>(`/conversations/${row.id}/merge${query({ into: other?.id })}`, signal),
    enabled: other !== null,
    retry: false,
    gcTime: 0,
  });
  const follows = useFollows(plan);

  async function merge() {
    if (!other) return;
    setBusy(true);
    setProblem("");
    try {
      const { source, target } = await post<MergeDone>(`/conversations/${row.id}/merge`, { into: other.id });
      store.update((s) => applyRow(applyRow(s, source), target));
      onClose();
      navigate(`/inbox/${target.id}`);
      undoable(t("merging.done", { source: source.number, target: target.number }), async () => {
        await unmerge(source.id);
        navigate(`/inbox/${source.id}`);
      });
    } catch (failed) {
      setProblem(explain(failed));
    } finally {
      setBusy(false);
    }
  }

  const said = problem || (error ? explain(error) : "");
  return (
    <Modal
      open
      width={520}
      title={t("merging.title", { number: row.number })}
      okText={t("merging.now")}
      okButtonProps={{ disabled: !plan }}
      footer={other ? undefined : null}
      confirmLoading={busy}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      {!other ? (
        <Finder row={row} onPick={setOther} />
      ) : (
        <>
          <p>
            <Button type="text" size="small" icon={<ArrowLeft size={15} />} onClick={() => setOther(null)}>
              {t("merging.another")}
            </Button>
          </p>
          {plan && <Consequences items={follows} />}
          {said && <p role="alert">{said}</p>}
        </>
      )}
    </Modal>
  );
}
