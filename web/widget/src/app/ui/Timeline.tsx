import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { rows } from "../../state/timeline";
import { widget } from "../context";
import { authorName, dayName, greetingWord, ownSuggestions, pick } from "../i18n";
import { eventText } from "../i18n/events";
import { Avatar } from "./Avatar";
import { MessageRow, PendingRow } from "./Bubble";
import { DownIcon } from "./icons";
import { Later } from "./Later";
import { Markdown } from "./Markdown";

/** Within this many pixels of the end the transcript follows new messages. */
const NEAR_PX = 80;

/** Keeps the end in view while the reader is there, and the reader's place when they are not. */
function useFollow(signature: string, firstKey: string) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef({ near: true, height: 0, first: "" });
  const [behind, setBehind] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { near, height, first } = held.current;
    if (near) element.scrollTop = element.scrollHeight;
    else if (first !== firstKey) element.scrollTop += element.scrollHeight - height;
    else setBehind(true);
    held.current = { near, height: element.scrollHeight, first: firstKey };
  }, [signature, firstKey]);
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    held.current.near = near;
    if (near) setBehind(false);
  };
  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
    setBehind(false);
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Pictures load, sources unfold, the keyboard shrinks the view: the end stays the end.
    const watch = new ResizeObserver(() => {
      if (held.current.near) element.scrollTop = element.scrollHeight;
    });
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return { box, onScroll, behind, toEnd };
}

export function Timeline() {
  const { t, state, view } = widget;
  const list = rows(state);
  const { conversation, stream, typing } = state;
  const signature = `${list.length}:${list[list.length - 1]?.key}:${state.position}:${stream?.text.length}:${!!typing}:${view.open}`;
  const { box, onScroll, behind, toEnd } = useFollow(signature, list[0]?.key ?? "");
  const now = new Date();
  const lastCode = state.messages[state.messages.length - 1]?.content.code;
  return (
    <main class="timeline-box">
      <div class="timeline" ref={box} onScroll={onScroll} tabIndex={0}>
        <div>
          {state.hasEarlier ? (
            <button type="button" class="link earlier" onClick={() => void widget.loadEarlier()}>
              {t("load_earlier")}
            </button>
          ) : (
            <Welcome />
          )}
          <div role="log" aria-live="polite" aria-relevant="additions" aria-label={t("transcript")}>
            {list.map((row) => {
              if (row.type === "message") return <MessageRow key={row.key} row={row} />;
              if (row.type === "pending") return <PendingRow key={row.key} item={row.item} />;
              if (row.type === "day")
                return (
                  <p key={row.key} class="line">
                    {dayName(row.at, now, view.locale, t)}
                  </p>
                );
              const text = eventText(row.message, t);
              return text ? (
                <p key={row.key} class="line">
                  {text}
                </p>
              ) : null;
            })}
          </div>
          <Coming />
          {conversation?.status === "resolved" && lastCode !== "conversation.resolved" && (
            <p class="line">{t("event_resolved")}</p>
          )}
          {conversation?.can_rate && (
            <Later key={conversation.id} what="Rating" rated={conversation.rating !== null} />
          )}
        </div>
      </div>
      {behind && (
        <button type="button" class="newer" onClick={toEnd}>
          <DownIcon />
          {t("new_messages")}
        </button>
      )}
    </main>
  );
}

/** What is being written right now: tokens as they come, or three dots. */
function Coming() {
  const { t, state } = widget;
  const { stream, typing } = state;
  const author = stream?.author ?? typing;
  if (!author) return null;
  const name = authorName(author.name, t);
  const label = t(author.kind === "person" ? "typing" : "thinking", { name });
  return (
    <div class="row first coming">
      <p class="who">
        <Avatar face={author} size={24} />
        <b>{name}</b>
      </p>
      <div class="bubble" aria-hidden={stream ? "true" : undefined}>
        {stream ? (
          <Markdown text={stream.text} />
        ) : (
          <span class="dots" role="status">
            <i />
            <i />
            <i />
            <span class="sr">{label}</span>
          </span>
        )}
      </div>
    </div>
  );
}

/** Greets by the time of day and in the inbox's words, and offers first questions. */
function Welcome() {
  const { t, view, state } = widget;
  const suggestions =
    view.hello?.suggestions ?? ownSuggestions(view.info?.suggestions ?? [], view.locale, view.url);
  const fresh = state.messages.length === 0 && state.outbox.length === 0;
  return (
    <section class="welcome">
      <h2>{t(greetingWord(new Date().getHours()))}</h2>
      <p>{view.hello?.greeting || pick(view.info?.greeting, view.locale) || t("greeting")}</p>
      {fresh && !widget.asked && suggestions.length > 0 && (
        <ul class="chips" aria-label={t("suggestions")}>
          {suggestions.map((text) => (
            <li key={text}>
              <button type="button" class="chip" onClick={() => widget.sendText(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
