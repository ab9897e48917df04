import { useState } from "preact/hooks";
import { widget } from "../context";
import { Markdown } from "../ui/Markdown";
import { Titles } from "./Help";
import { type Entry, library } from "./library";
import { say } from "./words";

type Go = Parameters<typeof Titles>[0]["go"];

/** An entry, whether it helped, and what stands near it. */
export function Article({ entry, go }: { entry: Entry; go: Go }) {
  const [said, setSaid] = useState(false);
  const vote = (helpful: boolean) => {
    setSaid(true);
    library.vote(entry.id, helpful).catch(() => setSaid(false));
  };
  const day = new Date(entry.updated_at).toLocaleDateString(widget.view.locale);
  return (
    <article>
      <h2 class="entry-title">{entry.title}</h2>
      <p class="soft">
        {say("updated", { day })}
        {" · "}
        <a href={entry.url} target="_blank" rel="noopener">
          {say("open")}
        </a>
      </p>
      <Markdown text={entry.answer} />
      <div class="helped" role="status">
        {said ? (
          <p>{say("thanks")}</p>
        ) : (
          <>
            <p>{say("helped")}</p>
            <button type="button" class="chip" onClick={() => vote(true)}>
              {say("yes")}
            </button>
            <button type="button" class="chip" onClick={() => vote(false)}>
              {say("no")}
            </button>
          </>
        )}
        <button
          type="button"
          class="link"
          onClick={() => widget.set({ prefill: entry.title, page: "messages" })}
        >
          {say("ask")}
        </button>
      </div>
      {entry.related.length > 0 && <h2>{say("related")}</h2>}
      <Titles items={entry.related} go={go} />
    </article>
  );
}
