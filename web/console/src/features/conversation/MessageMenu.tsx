import type { Me, Message, Row } from "@api/contract";
import Button from "antd/es/button";
import { Ellipsis } from "lucide-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { Menu } from "@/core/Menu";
import { useExplain } from "@/core/problem";
import { useLiveLink } from "@/features/live/store";
import { MessageActs } from "./acts";
import styles from "./MessageItem.module.css";
import { canTranslate, translationsOf } from "./translating";

const RECALL_MS = 2 * 60_000;
const RECALLING = ["widget", "api"];

/** Whether the reader may take a message back now: his own words, soon after, where the channel can. */
export function mayRecall(message: Message, row: Row | undefined, me: Me, now: number): boolean {
  const own = message.author.kind === "person" && message.author.id === me.agent?.id;
  const sent = own && !message.private && message.recalled_at === null && message.kind !== "event";
  return sent && RECALLING.includes(row?.inbox.kind ?? "") && now - Date.parse(message.created_at) < RECALL_MS;
}

/** The words of a message, for the clipboard. */
const wordsOf = ({ content }: Message) => content.text ?? content.title ?? content.attachment?.name ?? "";

/** Everything a message says that is worth translating. */
const sentencesOf = ({ content: c }: Message) =>
  [c.title, c.text, ...(c.options ?? []).map((one) => one.label)].filter(Boolean).join("\n");

/** What can be done with one message. */
export function MessageMenu({ message }: { message: Message }) {
  const { t, i18n } = useTranslation("conversation");
  const { message: say } = useFeedback();
  const explain = useExplain();
  const { store } = useLiveLink();
  const acts = useContext(MessageActs);
  if (!acts) return null;
  const copied = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => void say.success(t("act.copied")),
      () => void say.error(t("act.notCopied")),
    );
  const link = `${location.origin}${location.pathname}?message=${message.id}`;

  async function recall() {
    try {
      const path = `/conversations/${message.conversation_id}/messages/${message.id}/recall`;
      await post(path); // its fact changes what is shown
      void say.success(t("act.recalled"));
    } catch (error) {
      void say.error(explain(error));
    }
  }
  const row = store.get().rows[message.conversation_id];
  const items = [
    {
      key: "reply",
      label: t("act.reply"),
      disabled: message.recalled_at !== null || message.conversation_id !== acts.id,
    },
    { key: "forward", label: t("forward"), disabled: message.recalled_at !== null },
    { key: "copy", label: t("act.copy"), disabled: !wordsOf(message) },
    { key: "link", label: t("act.link") },
    ...(canTranslate() && sentencesOf(message) && !message.recalled_at
      ? [{ key: "translate", label: t("translate.ask") }]
      : []),
    ...(mayRecall(message, row, acts.me, Date.now()) ? [{ key: "recall", label: t("act.recall"), danger: true }] : []),
  ];
  return (
    <Menu
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === "reply") acts.reply(message);
          else if (key === "forward") acts.forward(message);
          else if (key === "recall") void recall();
          else if (key === "translate") void translationsOf(store).ask(message.id, sentencesOf(message), i18n.language);
          else void copied(key === "copy" ? wordsOf(message) : link);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        className={styles.acts ?? ""}
        icon={<Ellipsis size={15} />}
        aria-label={t("act.more")}
      />
    </Menu>
  );
}
