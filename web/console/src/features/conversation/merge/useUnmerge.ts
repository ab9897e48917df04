import type { Id } from "@api/contract";
import type { MergeDone } from "@api/merging";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { applyRow } from "@/features/live/reducer";
import { useLiveLink } from "@/features/live/store";

/** Takes a merge back. */
export function useUnmerge() {
  const { t } = useTranslation("conversation");
  const { store } = useLiveLink();
  const { message } = useFeedback();
  const explain = useExplain();
  return async (id: Id) => {
    try {
      const { source, target } = await post<MergeDone>(`/conversations/${id}/unmerge`);
      store.update((s) => applyRow(applyRow(s, source), target));
      void message.success(t("unmerged"));
    } catch (error) {
      void message.error(explain(error));
    }
  };
}
