import type { Me, Row } from "@api/contract";
import type { ThenStatus } from "@api/writing";
import Button from "antd/es/button";
import { ChevronDown, SendHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import { canOn } from "@/core/permissions";
import { snoozeTimes } from "@/core/snooze";
import { absolute } from "@/core/time";
import styles from "./Composer.module.css";

/** When a reply goes and what the conversation becomes then; nothing: in a moment, and it stays as it is. */
export interface Way {
  send_at?: string;
  then_status?: ThenStatus;
  then_until?: string;
}

interface Props {
  row: Row;
  me: Me;
  note: boolean;
  disabled: boolean;
  onSend: (way: Way) => void;
  /** Asks for a time. */
  onLater: () => void;
}

/** Sends, or opens the other ways to send: and resolve, and put off, later. */
export function SendButton({ row, me, note, disabled, onSend, onLater }: Props) {
  const { t, i18n } = useTranslation("conversation");
  const zone = me.workspace.timezone;
  const mayResolve = canOn(me, "conversation.resolve", row);
  const because = mayResolve ? {} : { title: t("notYours") };
  const times = snoozeTimes(new Date(), zone).map(({ key, until }) => ({ key, until: until.toISOString() }));
  const children = (kind: string) =>
    times.map(({ key, until }) => ({
      key: `${kind}:${key}`,
      label: t(`snoozeTo.${key}`),
      title: absolute(until, i18n.language),
    }));
  const menu = {
    items: [
      { key: "resolved", label: t("sendAnd.resolve"), extra: t("sendAnd.keys"), disabled: !mayResolve, ...because },
      { key: "pending", label: t("sendAnd.pend"), disabled: !mayResolve, ...because },
      { key: "snooze", label: t("sendAnd.snooze"), disabled: !mayResolve, children: children("snoozed"), ...because },
      { type: "divider" as const },
      {
        key: "later",
        label: t("sendAnd.later"),
        children: [...children("at"), { key: "choose", label: t("sendAnd.choose") }],
      },
    ],
    onClick: ({ key }: { key: string }) => {
      const until = times.find((x) => key.endsWith(`:${x.key}`))?.until;
      if (key === "choose") onLater();
      else if (key === "resolved" || key === "pending") onSend({ then_status: key });
      else if (until)
        onSend(key.startsWith("at:") ? { send_at: until } : { then_status: "snoozed", then_until: until });
    },
  };
  return (
    <span className={styles.send}>
      <Button
        type="primary"
        icon={<SendHorizontal size={15} />}
        iconPlacement="end"
        disabled={disabled}
        onClick={() => onSend({})}
      >
        {t(note ? "addNote" : "send")}
      </Button>
      {!note && !disabled && (
        <Menu menu={menu} placement="topRight">
          <Button
            type="primary"
            icon={<ChevronDown size={15} />}
            aria-label={t("sendAnd.more")}
            title={t("sendAnd.more")}
          />
        </Menu>
      )}
    </span>
  );
}
