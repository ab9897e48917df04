import type { Agent, Page, Row } from "@api/contract";
import type { Queue } from "@api/settings";
import { useQuery } from "@tanstack/react-query";
import { Avatar } from "@ui/Avatar";
import Input, { type InputRef } from "antd/es/input";
import Modal from "antd/es/modal";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { byPresence } from "@/core/presence";
import { useLive } from "@/features/live/store";
import styles from "./AssignDialog.module.css";
import type { ConversationActions } from "./actions";

/** Gives the conversation to a colleague or a queue; those with room come first. */
export function AssignDialog({
  row,
  actions,
  onClose,
}: {
  row: Row;
  actions: ConversationActions;
  onClose: () => void;
}) {
  const { t } = useTranslation("conversation");
  const [words, setWords] = useState("");
  const field = useRef<InputRef>(null);
  const held = useLive((s) => s.agents);
  const { data: queues } = useQuery({ queryKey: ["queues"], queryFn: () => get<Page<Queue>>("/queues") });

  const agents = useMemo(() => {
    const room = (a: Agent) => a.capacity - a.load;
    return Object.values(held)
      .filter((a) => a.kind === "person" && a.name.toLowerCase().includes(words.toLowerCase()))
      .sort((a, b) => byPresence(a, b) || room(b) - room(a));
  }, [held, words]);

  function give(target: { agent_id: string } | { queue_id: string }, name: string) {
    onClose();
    void actions.assign(target, name);
  }

  return (
    <Modal
      open
      title={t("assignTitle", { name: row.customer.name })}
      footer={null}
      width={420}
      onCancel={onClose}
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <Input ref={field} placeholder={t("assignSearch")} value={words} onChange={(e) => setWords(e.target.value)} />
      <ul className={`zk-scroll ${styles.list}`}>
        {agents.map((a) => (
          <li key={a.id}>
            <button type="button" disabled={row.owner.id === a.id} onClick={() => give({ agent_id: a.id }, a.name)}>
              <Avatar name={a.name} kind="person" size={28} url={a.avatar_url} />
              <span>{a.name}</span>
              <small data-presence={a.presence}>{t(`common:presence.${a.presence}`)}</small>
              <small className="zk-num">{t("load", { load: a.load, capacity: a.capacity })}</small>
            </button>
          </li>
        ))}
        {(queues?.items ?? [])
          .filter((q) => q.name.toLowerCase().includes(words.toLowerCase()))
          .map((q) => (
            <li key={q.id}>
              <button type="button" disabled={row.queue_id === q.id} onClick={() => give({ queue_id: q.id }, q.name)}>
                <Avatar name={q.name} kind="queue" size={28} />
                <span>{q.name}</span>
                <small>{t("queue")}</small>
              </button>
            </li>
          ))}
      </ul>
    </Modal>
  );
}
