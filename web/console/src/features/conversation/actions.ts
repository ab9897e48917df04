import type { Id, Priority, Row } from "@api/contract";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { createElement, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { applyRow } from "@/features/live/reducer";
import { type Planned, stillToGo } from "@/features/live/scheduled";
import { useLiveLink } from "@/features/live/store";

const UNDO_S = 6;

/** What can be done with a conversation; each takes the returned row at once and says what went wrong otherwise. */
export function useConversationActions(id: Id) {
  const { t } = useTranslation("conversation");
  const { store } = useLiveLink();
  const { message } = useFeedback();
  const explain = useExplain();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  /** What ends the conversation once somebody said what becomes of the replies that are still to go. */
  const [ending, setEnding] = useState<{ planned: Planned[]; go: () => unknown } | null>(null);

  const run = useCallback(
    async (name: string, body: object): Promise<Row | null> => {
      setBusy(name);
      try {
        const row = await post<Row>(`/conversations/${id}/${name}`, body);
        store.update((s) => applyRow(s, row));
        return row;
      } catch (error) {
        void message.error(explain(error));
        return null;
      } finally {
        setBusy(null);
      }
    },
    [id, store, message, explain],
  );

  const saidWithUndo = useCallback(
    (text: string, undo: () => void) => {
      const key = `undo-${id}`;
      const onClick = () => {
        message.destroy(key);
        undo();
      };
      const button = createElement(Button, { type: "link", size: "small", onClick }, t("undo"));
      void message.open({
        key,
        type: "success",
        duration: UNDO_S,
        content: createElement("span", null, text, button),
      });
    },
    [id, message, t],
  );

  const end = useCallback(
    (go: () => unknown) => {
      const planned = stillToGo(queries, id);
      return planned.length ? setEnding({ planned, go }) : go();
    },
    [queries, id],
  );

  const actions = useMemo(
    () => ({
      take: (version?: number) => run("take", version ? { expected_version: version } : {}),
      giveBack: async (to: "assistant" | "queue", note?: string) => {
        const row = await run("return", note ? { to, note } : { to });
        if (row) saidWithUndo(t(to === "queue" ? "done.toQueue" : "done.toAssistant"), () => void run("take", {}));
      },
      assign: async (target: { agent_id: Id } | { queue_id: Id }, name: string) => {
        if (await run("assign", target)) void message.success(t("done.assigned", { name }));
      },
      resolve: () =>
        end(async () => {
          if (await run("resolve", {})) saidWithUndo(t("done.resolved"), () => void run("reopen", {}));
        }),
      /** Does what resolves the conversation, after asking about replies that would not go then. */
      end,
      endAsked: () => setEnding(null),
      prioritise: (priority: Priority) => run("priority", { priority }),
      follow: (on: boolean) => run("follow", { on }),
      reopen: () => run("reopen", {}),
      snooze: async (until: Date, label: string) => {
        if (await run("snooze", { until: until.toISOString() }))
          saidWithUndo(t("done.snoozed", { label }), () => void run("reopen", {}));
      },
      pend: async () => {
        if (await run("pend", {})) saidWithUndo(t("done.pended"), () => void run("reopen", {}));
      },
    }),
    [run, saidWithUndo, end, message, t],
  );
  return { ...actions, busy, ending };
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
