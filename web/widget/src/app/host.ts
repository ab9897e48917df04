/** The app's end of the bridge to the host's page. Pinned to the first origin that says hello. */
import { type Hello, isBridge, type Theme, type ToFrame, type ToHost } from "../bridge";
import type { State } from "../state/reducer";
import { asLocale } from "./i18n";

export class Host {
  private origin: string | null = null;
  /** Opened as a page of its own, without a launcher around it. */
  readonly standalone = window.parent === window;

  listen(receive: (message: ToFrame) => void): void {
    if (this.standalone) {
      receive({ zhike: 1, type: "hello", hello: standaloneHello() });
      return;
    }
    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || !isBridge(event.data)) return;
      if (this.origin !== null && event.origin !== this.origin) return;
      this.origin = event.origin;
      receive(event.data as ToFrame);
    });
    // Says nothing but "here I am", so it may go to whoever the parent is.
    window.parent.postMessage({ zhike: 1, type: "ready" } satisfies ToHost, "*");
  }

  post(message: ToHost): void {
    if (this.origin !== null) window.parent.postMessage(message, this.origin === "null" ? "*" : this.origin);
  }

  event(name: string, data: unknown = null): void {
    this.post({ zhike: 1, type: "event", name, data });
  }
}

const asTheme = (text: string | null): Theme => (text === "light" || text === "dark" ? text : "auto");

function standaloneHello(): Hello {
  const query = new URLSearchParams(location.search);
  return {
    inbox: query.get("inbox") ?? location.pathname.split("/")[2] ?? "",
    locale: query.get("locale") ?? navigator.language,
    color: query.get("color"),
    greeting: null,
    suggestions: null,
    theme: asTheme(query.get("theme")),
    identity: null,
    identity_token: null,
    visitor: null,
    page: { url: location.href, title: document.title },
    open: true,
    full: true,
  };
}

/** Language and colour before the bridge stands, from the frame's own address: no flash of the wrong ones. */
export function addressHints(): { locale: ReturnType<typeof asLocale>; color: string | null; theme: Theme } {
  const query = new URLSearchParams(location.search);
  return {
    locale: asLocale(query.get("locale") ?? navigator.language),
    color: query.get("color"),
    theme: asTheme(query.get("theme")),
  };
}

/** Tells the host of messages that have come in. */
export function announce(host: Host, before: State, after: State): void {
  const known = new Set(before.messages.map((message) => message.id));
  for (const { id, direction, author, kind } of after.messages)
    if (!known.has(id) && direction === "out" && kind !== "event")
      host.event("message", { id, author: author.kind, kind });
}
