import { useEffect, useState } from "preact/hooks";
import type { Link } from "../../state/reducer";
import { widget } from "../context";
import type { Translate, Word } from "../i18n";
import { closed } from "../view";
import { Avatar } from "./Avatar";
import { CloseIcon } from "./icons";
import { Later } from "./Later";

export function Header() {
  const { t, state, view } = widget;
  const { conversation } = state;
  const [sure, setSure] = useState(false);
  const owner = conversation?.owner;
  const person = owner?.kind === "person" ? owner : null;
  const name = person?.name || view.info?.name || t("title");
  const status: Word =
    conversation?.status === "resolved"
      ? "resolved_status"
      : owner?.kind === "queue"
        ? "waiting_person"
        : person
          ? "person_online"
          : "assistant_online";
  return (
    <header>
      <Avatar face={person ?? { kind: "assistant", name }} size={38} />
      <div class="titles">
        <h1 id="title" tabIndex={-1}>
          {name}
        </h1>
        <p>{t(status)}</p>
      </div>
      {conversation && conversation.status !== "resolved" && (
        <button
          type="button"
          class="person"
          onClick={() => (sure ? void end() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {t(sure ? "end_sure" : "end")}
        </button>
      )}
      {!widget.host.standalone && (
        <button
          type="button"
          class="icon"
          aria-label={t("close")}
          title={t("close")}
          onClick={() => widget.close()}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

async function end(): Promise<void> {
  try {
    await widget.begin();
    await widget.api.call("POST", "/end", {});
  } catch {
    widget.set({ notice: widget.t("unreachable") });
  }
}

// A cut that heals within this time is not worth a word.
const PATIENCE_MS = 1_200;

/** Whether to say that the line is cut: at once when trying again failed too, after a while when it has just gone. */
function useCut(link: Link): boolean {
  const [had, setHad] = useState(false);
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (link === "online") setHad(true);
    setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [link]);
  return link === "offline" || (link === "connecting" && had && long);
}

/** One line above the transcript: the place in the queue, or what is wrong with the connection. */
export function Banner() {
  const { t, state, view } = widget;
  const cut = useCut(state.link);
  if (view.problem) return <p class="banner warn">{t(view.problem)}</p>;
  if (cut) return <p class="banner warn">{t(navigator.onLine ? "reconnecting" : "offline")}</p>;
  const { conversation } = state;
  const kind = conversation?.owner.kind;
  const waits = kind === "queue" && conversation?.status !== "resolved";
  const queue = waits && conversation?.queue;
  const away = view.info?.away;
  const shut = closed(away);
  if (kind !== "person" && (shut || (queue && !queue.online)))
    return <Later what="Nobody" back={shut && away?.back_at} />;
  if (!waits) return null;
  return (
    <div class="banner">
      <b>{t("queue_title")}</b>
      {queue && (
        <p>
          {queue.place <= 1 ? t("queue_next") : t("queue_place", { n: queue.place })}
          {" · "}
          {waitText(queue.expected_wait_s, t)}
        </p>
      )}
      <p>{t("queue_meanwhile")}</p>
    </div>
  );
}

function waitText(seconds: number | null, t: Translate): string {
  if (seconds === null || seconds === undefined) return t("queue_wait_unknown");
  if (seconds < 60) return t("queue_wait_soon");
  return t("queue_wait_minutes", { n: Math.ceil(seconds / 60) });
}
