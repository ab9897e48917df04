import type { Me, Message, Row } from "@api/contract";
import Modal from "antd/es/modal";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Quote } from "../Quote";
import { preview } from "./preview";
import { ToColleague } from "./ToColleague";
import { ToConversation } from "./ToConversation";
import { ToMail } from "./ToMail";

const WAYS = { mail: ToMail, colleague: ToColleague, conversation: ToConversation };
type Way = keyof typeof WAYS;

export interface Forwarding {
  row: Row;
  me: Me;
  /** All of the conversation for null. */
  message: Message | null;
  onClose: () => void;
}

/** Passes a message or a conversation on: by mail to somebody outside, to colleagues, into another conversation. */
export function ForwardDialog(props: Forwarding) {
  const { t } = useTranslation("writing");
  const [way, setWay] = useState<Way>("mail");
  const Form = WAYS[way];
  const { row, message } = props;
  return (
    <Modal
      open
      width={520}
      footer={null}
      title={t(message ? "forwarding.message" : "forwarding.title", { number: row.number })}
      onCancel={props.onClose}
    >
      <Segmented<Way>
        block
        value={way}
        onChange={setWay}
        aria-label={t("forwarding.way")}
        options={(["mail", "colleague", "conversation"] as const).map((value) => ({
          value,
          label: t(`forwarding.ways.${value}`),
        }))}
      />
      {message && (
        <div style={{ margin: "14px 0 0", color: "var(--zk-ink-2)" }}>
          <Quote quote={{ author: message.author, text: preview(message) }} />
        </div>
      )}
      <Form {...props} />
    </Modal>
  );
}
