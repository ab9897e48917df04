import type { ScenarioFull } from "@api/scenarios";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFeedback, useUndo } from "@/core/feedback";
import { del, post } from "@/core/http";
import { useExplain } from "@/core/problem";

/** Deletes a scenario and leads to the list; for a moment it can be had back as it was saved. */
export function useRemove(onGone: () => void): (one: ScenarioFull) => Promise<void> {
  const { t } = useTranslation("scenarios");
  const { message } = useFeedback();
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const offer = useUndo();
  const again = () => queries.invalidateQueries({ queryKey: ["scenarios"] });
  async function attempt(send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      await again();
      return true;
    } catch (failed) {
      void message.error(explain(failed));
      return false;
    }
  }
  return async (one) => {
    if (!(await attempt(() => del(`/scenarios/${one.id}`)))) return;
    onGone();
    void navigate("/scenarios");
    offer(t("remove.done", { name: one.name }), () =>
      attempt(() => post<ScenarioFull>("/scenarios", { source: one.source })),
    );
  };
}
