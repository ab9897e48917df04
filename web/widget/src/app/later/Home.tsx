import { unread } from "../attention";
import { widget } from "../context";
import { greetingWord, ownSuggestions, pick } from "../i18n";
import { openHelp } from "./Help";
import { say } from "./words";

/** Greets by the time of day, goes on where the customer was, and offers first questions for the page he is on. */
export function Home(_: object) {
  const { t, view, state } = widget;
  const { info, hello, locale, url } = view;
  const suggestions = hello?.suggestions ?? ownSuggestions(info?.suggestions ?? [], locale, url);
  const last = [...state.messages].reverse().find((message) => message.content.text);
  const waiting = unread(state.messages).length;
  return (
    <main class="page">
      <h2 class="hello">{t(greetingWord(new Date().getHours()))}</h2>
      <p class="soft">{hello?.greeting || pick(info?.greeting, locale) || say("greeting")}</p>
      <button type="button" class="block" onClick={() => widget.set({ page: "messages" })}>
        <b>{say(last ? "resume" : "begin")}</b>
        {waiting > 0 && <i>{t("unread", { n: waiting })}</i>}
        {last && <span>{last.content.text}</span>}
      </button>
      {info?.pages?.includes("help") && (
        <button type="button" class="block" onClick={() => openHelp()}>
          <b>{say("search")}</b>
        </button>
      )}
      {suggestions.length > 0 && (
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
    </main>
  );
}
