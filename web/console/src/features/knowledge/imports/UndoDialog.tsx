import type { KnowledgeImport, UndoForecast } from "@api/imports";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Modal from "antd/es/modal";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { get, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./imports.module.css";

/** Says what an undo would take back and what it would leave, and does it. */
export function UndoDialog({ one, onClose }: { one: KnowledgeImport; onClose: () => void }) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const client = useQueryClient();
  const forecast = useQuery({
    queryKey: ["imports", "undo", one.id],
    queryFn: ({ signal }) => get<UndoForecast>(`/knowledge/imports/${one.id}/undo`, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const undo = useMutation({
    mutationFn: () => post<KnowledgeImport>(`/knowledge/imports/${one.id}/undo`),
    onSuccess: (now) => {
      client.setQueryData(["imports", "one", one.id], now);
      onClose();
    },
  });
  const error = undo.error ?? forecast.error;
  const data = forecast.data;
  const items = data
    ? [
        ...(data.removed ? [t("undo.removes", { count: data.removed })] : []),
        ...(data.restored ? [t("undo.restores", { count: data.restored })] : []),
        ...(data.edited ? [t("undo.edited", { count: data.edited })] : []),
        ...(data.deleted ? [t("undo.deleted", { count: data.deleted })] : []),
        data.removed + data.restored ? t("undo.sent") : t("undo.nothing"),
      ]
    : [];
  return (
    <Modal
      open
      centered
      width={480}
      title={t("undo.title", { name: one.filename })}
      okText={t("undo.ok")}
      okButtonProps={{ danger: true, disabled: !data || data.removed + data.restored === 0 }}
      confirmLoading={undo.isPending}
      onOk={() => undo.mutate()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        {data ? <Consequences danger items={items} /> : !error && <SkeletonRows count={2} height={28} />}
        {error && (
          <p role="alert" className={styles.problem}>
            {explain(error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
