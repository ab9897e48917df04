import { useEffect, useRef, useState } from "preact/hooks";
import { widget } from "../context";
import { Article } from "./Article";
import { type Found, library, type Title, type Topic } from "./library";
import { say } from "./words";

/** Where the reader is in the help centre; kept while he looks at other pages. */
type Place = { at: "start" } | { at: "topic"; topic: Topic } | { at: "entry"; id: string };
const way: Place[] = [{ at: "start" }];
let asked = "";
const PAUSE_MS = 350;

export function openHelp(id?: string): void {
  if (id) way.push({ at: "entry", id });
  widget.set({ page: "help" });
}

/** Reads something; `failed` offers to try again. */
function useReading<T>(read: () => Promise<T>, deps: unknown[]) {
  const [found, setFound] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    setFailed(false);
    read().then(
      (value) => current && setFound(() => value),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [...deps, turn]);
  return { found, failed, again: () => setTurn(turn + 1) };
}

function Again({ onClick }: { onClick: () => void }) {
  return (
    <p role="alert" class="soft">
      {say("failed")}{" "}
      <button type="button" class="link" onClick={onClick}>
        {say("again")}
      </button>
    </p>
  );
}

export function Titles({ items, go }: { items: Title[]; go: (place: Place) => void }) {
  return (
    <ul class="titles-list">
      {items.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => go({ at: "entry", id: one.id })}>
            <b>{one.title}</b>
            <span>{one.summary}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Search and read the help centre without leaving the page. */
export function Help(_: object) {
  const [, redraw] = useState(0);
  const box = useRef<HTMLElement>(null);
  const place = way[way.length - 1] ?? { at: "start" };
  const go = (next: Place | null) => {
    if (next) way.push(next);
    else way.pop();
    redraw((n) => n + 1);
    if (box.current) box.current.scrollTop = 0;
    box.current?.focus();
  };
  return (
    <main class="page" ref={box} tabIndex={-1}>
      {place.at !== "start" && (
        <button type="button" class="link back" onClick={() => go(null)}>
          ‹ {say("back")}
        </button>
      )}
      {place.at === "start" && <Start go={go} />}
      {place.at === "topic" && <InTopic key={place.topic.name} topic={place.topic} go={go} />}
      {place.at === "entry" && <One key={place.id} id={place.id} go={go} />}
    </main>
  );
}

function Start({ go }: { go: (place: Place) => void }) {
  const [words, setWords] = useState(asked);
  const [sought, setSought] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSought(words.trim()), PAUSE_MS);
    asked = words;
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <input
        type="search"
        class="seek"
        value={words}
        maxLength={200}
        aria-label={say("search")}
        placeholder={say("placeholder")}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {sought ? <Results words={sought} go={go} /> : <Overview go={go} />}
    </>
  );
}

function Overview({ go }: { go: (place: Place) => void }) {
  const { found, failed, again } = useReading(() => library.home(), []);
  if (failed) return <Again onClick={again} />;
  if (!found) return <p class="soft" aria-busy="true" />;
  return (
    <>
      <h2>{say("topics")}</h2>
      <ul class="chips">
        {found.topics.map((topic) => (
          <li key={topic.name}>
            <button type="button" class="chip" onClick={() => go({ at: "topic", topic })}>
              {topic.name ?? say("other")} <small>{topic.entries}</small>
            </button>
          </li>
        ))}
      </ul>
      <h2>{say("popular")}</h2>
      <Titles items={found.popular} go={go} />
    </>
  );
}

function Results({ words, go }: { words: string; go: (place: Place) => void }) {
  const { found, failed, again } = useReading<Found>(() => library.search(words), [words]);
  if (failed) return <Again onClick={again} />;
  return (
    <div role="status">
      {found && !found.items.length && (
        <p class="soft">
          {say("nothing")}{" "}
          <button type="button" class="link" onClick={() => widget.set({ prefill: words, page: "messages" })}>
            {say("ask")}
          </button>
        </p>
      )}
      <Titles items={found?.items ?? []} go={go} />
    </div>
  );
}

function InTopic({ topic, go }: { topic: Topic; go: (place: Place) => void }) {
  const [page, setPage] = useState(1);
  const [items, setItems] = useState<Title[]>([]);
  const { found, failed, again } = useReading<Found>(() => library.topic(topic, page), [page]);
  useEffect(() => {
    if (found) setItems((held) => [...held, ...found.items]);
  }, [found]);
  return (
    <>
      <h2>{topic.name ?? say("other")}</h2>
      <Titles items={items} go={go} />
      {failed && <Again onClick={again} />}
      {found?.has_more && (
        <button type="button" class="link" onClick={() => setPage(page + 1)}>
          {say("more")}
        </button>
      )}
    </>
  );
}

function One({ id, go }: { id: string; go: (place: Place) => void }) {
  const { found, failed, again } = useReading(() => library.entry(id), [id]);
  if (failed) return <Again onClick={again} />;
  return found ? <Article entry={found} go={go} /> : <p class="soft" aria-busy="true" />;
}
