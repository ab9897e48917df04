import type { Id, Page, Row } from "@api/contract";
import type { Queue } from "@api/settings";
import type { BulkItem } from "@api/views";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { Check, Clock, Ellipsis, UserRoundPlus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback, useUndo } from "@/core/feedback";
import { get, post } from "@/core/http";
import { Menu } from "@/core/Menu";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { snoozeTimes } from "@/core/snooze";
import { applyRow } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import styles from "./BulkBar.module.css";
import { type Deed, inSteps, type Send, wayBack } from "./bulk";
import { priorities } from "./filters";

interface Props {
  rows: Row[];
  ids: ReadonlySet<Id>;
  /** Chooses everything the view holds, as far as it goes. */
  onAll: () => void;
  /** What failed stays chosen. */
  onDone: (left: Id[]) => void;
}

const send: Send = async (ids, deed) =>
  (await post<{ items: BulkItem[] }>("/conversations/bulk", { ids, ...deed })).items;

/** What can be done with the chosen conversations at once. */
export default function BulkBar({ rows, ids, onAll, onDone }: Props) {
  const { t } = useTranslation("inbox");
  const { me } = useSession();
  const { store } = useLiveLink();
  const { message } = useFeedback();
  const undoable = useUndo();
  const explain = useExplain();
  const [progress, setProgress] = useState<number | null>(null);
  const [assigning, setAssigning] = useState(false);

  async function run(deed: Deed, wanted: Id[]): Promise<BulkItem[]> {
    const done: BulkItem[] = [];
    setProgress(0);
    try {
      await inSteps(wanted, deed, send, (items) => {
        done.push(...items);
        setProgress(done.length);
        store.update((s) => items.reduce((state, { row }) => (row ? applyRow(state, row) : state), s));
      });
    } catch (error) {
      void message.error(explain(error));
    } finally {
      setProgress(null);
    }
    return done;
  }

  async function act(deed: Deed) {
    const before = rows.filter((row) => ids.has(row.id));
    const done = await run(
      deed,
      before.map((row) => row.id),
    );
    const changed = new Set(done.filter((item) => item.row).map((item) => item.id));
    const refused = done.filter((item) => item.problem);
    onDone(before.filter((row) => !changed.has(row.id)).map((row) => row.id));
    if (refused.length) {
      const names = new Map(before.map((row) => [row.id, row.customer.name]));
      const why = [...new Map(refused.map((x) => [x.problem?.message ?? "", names.get(x.id) ?? ""]))];
      const reasons = why.map(([text, name]) => t("bulk.why", { text, name })).join("\n");
      void message.warning({
        content: <span className={styles.why}>{`${t("bulk.refused", { count: refused.length })}\n${reasons}`}</span>,
        duration: 8,
      });
    }
    if (!changed.size) return;
    const back = wayBack(
      deed,
      before.filter((row) => changed.has(row.id)),
    );
    const held = done.reduce((sum, item) => sum + item.planned, 0);
    const text = [t("bulk.done", { count: changed.size }), held ? t("bulk.held", { count: held }) : ""]
      .join(" ")
      .trim();
    if (!back.length) return void message.success(text);
    undoable(text, async () => {
      for (const one of back) await run(one.deed, one.ids);
    });
  }

  const snoozes = snoozeTimes(new Date(), me.workspace.timezone).map(({ key, until }) => ({
    key,
    label: t(`conversation:snoozeTo.${key}`),
    onClick: () => void act({ action: "snooze", until: until.toISOString() }),
  }));
  const more = [
    ...priorities.map((priority) => ({
      key: priority,
      label: t("bulk.priority", { priority: t(`priority.${priority}`) }),
      onClick: () => void act({ action: "priority", priority }),
    })),
    { type: "divider" as const },
    { key: "read", label: t("bulk.read"), onClick: () => void act({ action: "read" }) },
    { key: "pend", label: t("conversation:pend"), onClick: () => void act({ action: "pend" }) },
    { key: "reopen", label: t("conversation:reopenShort"), onClick: () => void act({ action: "reopen" }) },
    { type: "divider" as const },
    { key: "all", label: t("bulk.all"), onClick: onAll },
  ];
  const busy = progress !== null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("bulk.title")}>
      <Button
        type="text"
        icon={<X size={16} />}
        aria-label={t("bulk.clear")}
        title={t("bulk.clear")}
        onClick={() => onDone([])}
      />
      <b className="zk-num" aria-live="polite">
        {busy ? t("bulk.progress", { done: progress, count: ids.size }) : t("bulk.chosen", { count: ids.size })}
      </b>
      <Button
        type="text"
        icon={<UserRoundPlus size={16} />}
        aria-label={t("bulk.assign")}
        title={t("bulk.assign")}
        disabled={busy}
        onClick={() => setAssigning(true)}
      />
      <Button
        type="text"
        icon={<Check size={16} />}
        aria-label={t("bulk.resolve")}
        title={t("bulk.resolve")}
        disabled={busy}
        onClick={() => void act({ action: "resolve" })}
      />
      <Menu menu={{ items: snoozes }} placement="bottomRight">
        <Button
          type="text"
          icon={<Clock size={16} />}
          aria-label={t("bulk.snooze")}
          title={t("bulk.snooze")}
          disabled={busy}
        />
      </Menu>
      <Menu menu={{ items: more }} placement="bottomRight">
        <Button
          type="text"
          icon={<Ellipsis size={16} />}
          aria-label={t("bulk.more")}
          title={t("bulk.more")}
          disabled={busy}
        />
      </Menu>
      {assigning && (
        <AssignMany
          count={ids.size}
          onClose={() => setAssigning(false)}
          onGive={(target) => {
            setAssigning(false);
            void act({ action: "assign", ...target });
          }}
        />
      )}
    </div>
  );
}

interface AssignProps {
  count: number;
  onClose: () => void;
  onGive: (target: { agent_id: Id } | { queue_id: Id }) => void;
}

/** Whom many conversations go to. */
function AssignMany({ count, onClose, onGive }: AssignProps) {
  const { t } = useTranslation("inbox");
  const agents = useLive((s) => s.agents);
  const { data } = useQuery({ queryKey: ["queues"], queryFn: () => get<Page<Queue>>("/queues") });
  const [chosen, setChosen] = useState<string | null>(null);
  const people = Object.values(agents).filter((one) => one.kind === "person");
  const options = [
    { label: t("bulk.people"), options: people.map((one) => ({ value: `agent:${one.id}`, label: one.name })) },
    {
      label: t("bulk.queues"),
      options: (data?.items ?? []).map((one) => ({ value: `queue:${one.id}`, label: one.name })),
    },
  ];
  function give() {
    const [kind, id] = (chosen ?? "").split(":");
    if (id) onGive(kind === "agent" ? { agent_id: id } : { queue_id: id });
  }
  return (
    <Modal
      open
      width={400}
      title={t("bulk.assignTitle", { count })}
      okText={t("bulk.assign")}
      okButtonProps={{ disabled: !chosen }}
      onOk={give}
      onCancel={onClose}
    >
      <Select
        autoFocus
        showSearch
        className={styles.whom ?? ""}
        optionFilterProp="label"
        placeholder={t("conversation:assignSearch")}
        aria-label={t("bulk.whom")}
        value={chosen}
        options={options}
        onChange={setChosen}
      />
    </Modal>
  );
}
