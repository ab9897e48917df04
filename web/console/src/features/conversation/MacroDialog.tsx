import type { CannedReply, CannedStep, Rendered } from "@api/canned";
import type { Id, Row } from "@api/contract";
import type { Queue } from "@api/settings";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useList } from "@/core/pages";
import { Trouble } from "@/core/Trouble";
import { uuid } from "@/core/uuid";
import { openVariables } from "@/core/variables";
import { applyRow } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import { isMarkdown } from "./canned/slash";

interface Props {
  macro: CannedReply;
  conversationId: Id;
  /** Ends the conversation, after asking about replies that would not go then. */
  end: (go: () => unknown) => unknown;
  onClose: () => void;
}

/** Says in words what each step will do. */
function useWords(): (step: CannedStep) => string {
  const { t } = useTranslation("canned");
  const agents = useLive((s) => s.agents);
  const queues = useList<Queue>("queues", "/queues").data ?? [];
  return (step) => {
    switch (step.do) {
      case "priority":
        return t("steps.will.priority", { value: t(`inbox:priority.${step.value}`) });
      case "tag":
        return t("steps.will.tag", { value: step.value ?? "" });
      case "snooze":
        return t("steps.will.snooze", { count: Math.round((step.for_s ?? 0) / 3600) });
      case "assign": {
        const name = step.queue_id
          ? queues.find((q) => q.id === step.queue_id)?.name
          : agents[step.agent_id ?? ""]?.name;
        return t("steps.will.assign", { name: name ?? "" });
      }
      default:
        return t(`steps.will.${step.do}`);
    }
  };
}

/** What a canned reply of several steps will say and do; it runs when the reader says so, all of it or nothing. */
export function MacroDialog({ macro, conversationId, end, onClose }: Props) {
  const { t } = useTranslation("canned");
  const { store } = useLiveLink();
  const queries = useQueryClient();
  const words = useWords();
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [clientId] = useState(uuid);
  const rendered = useQuery({
    queryKey: ["macro", macro.id, conversationId],
    queryFn: () => post<Rendered>(`/canned-replies/${macro.id}/render`, { conversation_id: conversationId }),
    enabled: macro.body !== "",
    gcTime: 0,
  });
  const said = text ?? rendered.data?.text ?? "";
  const open = openVariables(said);
  const error = trouble ?? rendered.error;

  async function run() {
    setBusy(true);
    try {
      const rich = isMarkdown(said);
      const body = { conversation_id: conversationId, client_id: clientId, text: said, rich };
      const done = await post<{ row: Row }>(`/canned-replies/${macro.id}/run`, body);
      store.update((s) => applyRow(s, done.row));
      for (const key of ["scheduled", "customer", "canned-replies"])
        void queries.invalidateQueries({ queryKey: [key] });
      onClose();
    } catch (problem) {
      setTrouble(problem);
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      width={520}
      title={macro.title}
      okText={t("steps.run")}
      okButtonProps={{ disabled: open.length > 0 || (macro.body !== "" && !rendered.data && text === null) }}
      confirmLoading={busy}
      onOk={() => void (macro.steps.some((step) => step.do === "resolve") ? end(run) : run())}
      onCancel={onClose}
    >
      {macro.body !== "" && (
        <Field label={t("steps.says")} problem={open.length ? `${t("unfilled")} ${open.join(" ")}` : undefined}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={10_000}
            value={said}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
      )}
      <Consequences items={macro.steps.map(words)} />
      {error !== null && <Trouble error={error} />}
    </Modal>
  );
}
