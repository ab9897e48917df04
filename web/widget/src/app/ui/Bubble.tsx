import { labelOf, lastOwn, type Row } from "../../state/timeline";
import type { Message, OutboxItem } from "../../state/types";
import { widget } from "../context";
import { authorName, clock, type Word } from "../i18n";
import { Avatar } from "./Avatar";
import { Body } from "./Body";
import { Later } from "./Later";

/** Pictures and files stand alone; words stand in a bubble. */
const bare = (kind: string) => kind === "image" || kind === "file";

export function MessageRow({ row }: { row: Extract<Row, { type: "message" }> }) {
  const { message } = row;
  return message.direction === "in" ? <Own row={row} /> : <Theirs row={row} message={message} />;
}

function Own({ row }: { row: Extract<Row, { type: "message" }> }) {
  const { message } = row;
  const { messages } = widget.state;
  const content = message.reply_to
    ? { ...message.content, text: labelOf(messages, message) }
    : message.content;
  const latest = lastOwn(messages)?.id === message.id && widget.state.outbox.length === 0;
  const words: Partial<Record<string, Word>> = { delivered: "delivered", read: "read", failed: "failed" };
  return (
    <div class={row.first ? "row own first" : "row own"}>
      <div class={bare(message.kind) ? "bare" : "bubble"}>
        <span class="sr">{widget.t("you")}</span>
        <Body id={message.id} kind={message.kind} content={content} />
      </div>
      {(latest || message.state === "failed") && (
        <p class="state">
          <time dateTime={message.created_at}>{clock(message.created_at, widget.view.locale)}</time>{" "}
          {widget.t(words[message.state] ?? "sent")}
        </p>
      )}
    </div>
  );
}

function Theirs({ row, message }: { row: Extract<Row, { type: "message" }>; message: Message }) {
  const { t, view } = widget;
  const { author, turn } = message;
  const answered = turn?.outcome === "answer" && turn.sources.length > 0;
  const role = t(author.kind === "person" ? "person" : "assistant");
  const name = authorName(author.name || view.info?.assistant_name || "", t);
  return (
    <div class={row.first ? "row first" : "row"}>
      {row.first && (
        <p class="who">
          <Avatar face={author} size={24} />
          <b>{name}</b>
          {name !== role && <span>{role}</span>}
          <time dateTime={message.created_at}>{clock(message.created_at, view.locale)}</time>
        </p>
      )}
      <div class={bare(message.kind) ? "bare" : "bubble"}>
        {message.quote && <blockquote>{message.quote.text}</blockquote>}
        {message.recalled_at && <i>{t("recalled")}</i>}
        <Body
          id={message.id}
          kind={message.kind}
          content={message.content}
          chosen={row.chosen}
          open={row.open}
        />
        {answered && <Later what="Sources" sources={turn.sources} />}
      </div>
      {answered && <Later what="Voice" message={message} turn={turn} />}
    </div>
  );
}

/** A message that Zhike has not acknowledged: shown as what it is. */
export function PendingRow({ item }: { item: OutboxItem }) {
  const { t, state } = widget;
  const uploading = item.state === "uploading";
  const failed = item.state === "failed";
  const content = { ...item.content, text: labelOf(state.messages, item) };
  const status = () => {
    if (failed) {
      const known = item.failure?.code === "offline" ? t("upload_failed") : item.failure?.message;
      return known ? t("failed_reason", { reason: known }) : t("failed");
    }
    if (uploading) return t("uploading", { n: Math.round((item.progress ?? 0) * 100) });
    return state.link === "offline" ? t("waiting_link") : t("sending");
  };
  return (
    <div class={failed ? "row own pending failed" : "row own pending"}>
      <div class={bare(item.kind) ? "bare" : "bubble"}>
        <span class="sr">{t("you")}</span>
        <Body id={item.client_id} kind={item.kind} content={content} />
        {uploading && <progress max={1} value={item.progress ?? 0} aria-label={status()} />}
      </div>
      <p class="state" role={failed ? "alert" : undefined}>
        {status()}
        {failed && (
          <button type="button" class="link" onClick={() => widget.outgoing.retry(item)}>
            {t("retry")}
          </button>
        )}
        {(failed || uploading) && (
          <button type="button" class="link quiet" onClick={() => widget.outgoing.discard(item)}>
            {t(failed ? "discard" : "cancel")}
          </button>
        )}
      </p>
    </div>
  );
}
