import type { Me, Priority, Row } from "@api/contract";
import type { MenuProps } from "antd/es/menu";
import { useTranslation } from "react-i18next";
import { canOn } from "@/core/permissions";
import { snoozeTimes } from "@/core/snooze";
import { absolute } from "@/core/time";
import type { ConversationActions } from "./actions";

const PRIORITIES: Priority[] = ["urgent", "high", "normal", "low"];

interface Props {
  row: Row;
  me: Me;
  actions: ConversationActions;
  onAssign: () => void;
  onTimeline: () => void;
  onMerge: () => void;
  onTranscript: () => void;
  onForward: () => void;
}

/** Whether the reader may put it together with another one. */
export const mayMerge = (row: Row, me: Me) =>
  me.agent !== null && row.merged_into === null && canOn(me, "conversation.reply", row);

/** The rest of what can be done; what the role does not allow stays visible, disabled, with the reason. */
export function useMoreMenu({ row, me, actions, onAssign, onTimeline, onMerge, ...mail }: Props): MenuProps {
  const { t, i18n } = useTranslation("conversation");
  const closed = row.status === "resolved";
  const mayAssign = canOn(me, "conversation.assign", row);
  const mayChange = canOn(me, "conversation.resolve", row);
  const mine = row.owner.kind === "person" && row.owner.id === me.agent?.id;
  const mayReturn = mine ? canOn(me, "conversation.reply", row) : mayAssign;
  const because = (allowed: boolean) => (allowed ? {} : { title: t("notYours") });
  const times = snoozeTimes(new Date(), me.workspace.timezone);
  const person = row.owner.kind === "person";
  return {
    items: [
      { key: "assign", label: t("assign"), extra: "A", disabled: !mayAssign || closed, ...because(mayAssign) },
      {
        key: "queue",
        label: t("toQueue"),
        disabled: closed || row.owner.kind === "queue" || !mayReturn,
        ...because(mayReturn),
      },
      { key: "assistant", label: t("toAssistant"), disabled: closed || !person || !mayReturn },
      { type: "divider" },
      {
        key: "snooze",
        label: t("snooze"),
        disabled: closed || !mayChange,
        children: times.map(({ key, until }) => ({
          key: `snooze:${key}`,
          label: t(`snoozeTo.${key}`),
          title: absolute(until.toISOString(), i18n.language),
        })),
      },
      {
        key: "priority",
        label: t("inbox:priority.title"),
        disabled: !canOn(me, "conversation.reply", row),
        children: PRIORITIES.map((one) => ({
          key: `priority:${one}`,
          label: t(`inbox:priority.${one}`),
          disabled: one === row.priority,
        })),
      },
      ...(me.agent ? [{ key: "follow", label: t(row.followed ? "inbox:unfollow" : "inbox:follow"), extra: "W" }] : []),
      { key: "pend", label: t("pend"), disabled: closed || !mayChange || row.status === "pending" },
      {
        key: "reopen",
        label: t("reopenShort"),
        disabled: row.status === "open" || !mayChange || row.merged_into !== null,
      },
      { key: "merge", label: t("merge"), disabled: !mayMerge(row, me) },
      { type: "divider" },
      { key: "transcript", label: t("transcriptMail"), disabled: !canOn(me, "conversation.reply", row) },
      { key: "forward", label: t("forward") },
      { key: "timeline", label: t("timeline") },
    ],
    onClick: ({ key }) => {
      if (key === "assign") onAssign();
      else if (key === "timeline") onTimeline();
      else if (key === "merge") onMerge();
      else if (key === "transcript") mail.onTranscript();
      else if (key === "forward") mail.onForward();
      else if (key === "queue" || key === "assistant") void actions.giveBack(key);
      else if (key === "follow") void actions.follow(!row.followed);
      else if (key === "pend") void actions.pend();
      else if (key === "reopen") void actions.reopen();
      else if (key.startsWith("priority:")) void actions.prioritise(key.slice(9) as Priority);
      else {
        const time = times.find((x) => `snooze:${x.key}` === key);
        if (time) void actions.snooze(time.until, t(`snoozeTo.${time.key}`));
      }
    },
  };
}
