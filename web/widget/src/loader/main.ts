/**
 * widget.js. Puts the launcher on the page after it has loaded and offers `Zhike(command, …)` and `Zhike.command(…)`.
 * Calls made before this script arrived wait in `Zhike.q` (see the snippet) and are answered in order.
 */
import type { Identity } from "../bridge";
import { dress, readConfig } from "./config";
import { ZhikeWidget } from "./element";

type Listener = (data: unknown) => void;
interface HostApi {
  (...call: unknown[]): void;
  q?: ArrayLike<unknown>[];
  ready?: boolean;
  /** Each command is a method too: Zhike.open(). */
  [command: string]: unknown;
}

/** How long the launcher waits for its look before it shows itself as usual. */
const LOOK_MS = 1_500;

const host = window as unknown as { Zhike?: HostApi };
const script = document.currentScript as HTMLScriptElement | null;

function start(tag: HTMLScriptElement): void {
  const config = readConfig(tag);
  if (!config || host.Zhike?.ready) return;
  if (!customElements.get("zhike-widget")) customElements.define("zhike-widget", ZhikeWidget);
  const element = document.createElement("zhike-widget") as ZhikeWidget;
  const listeners = new Map<string, Set<Listener>>();
  element.setUp(config, (name, data) => {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(data);
      } catch (error) {
        console.error(error);
      }
    }
  });

  const commands: Record<string, (...args: never[]) => void> = {
    open: () => element.open(),
    close: () => element.close(),
    toggle: () => (element.isOpen ? element.close() : element.open()),
    show: () => element.toggleAttribute("hidden", false),
    hide: () => element.toggleAttribute("hidden", true),
    /** An object with external_id and hmac, or { token } with a signed JWT; null takes the identity back. */
    identify: (who: (Identity & { token?: string }) | null) =>
      who?.token ? element.identify(null, who.token) : element.identify(who, null),
    ask: (text: string, options?: { send?: boolean }) => element.ask(String(text), options?.send === true),
    page: () => element.page(),
    track: (name: string, properties?: object) => element.track({ name, properties }),
    /** Whether the visitor agrees that proactive service is told what he does, and that he is remembered. */
    consent: (agreed: boolean) => element.consent(agreed ? "yes" : "no"),
    setLocale: (locale: string) => element.setLocale(String(locale)),
    reset: () => element.reset(),
    shutdown: () => {
      element.shutdown();
      delete host.Zhike;
    },
    on: (name: string, listener: Listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
    },
    off: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
  };

  for (const what of ["update", "setReference"]) commands[what] = (...args) => element.tell(what, args);

  const api = ((...call: unknown[]) => {
    const [name, ...args] = call;
    const command = commands[String(name)];
    if (command) command(...(args as never[]));
    else console.warn(`Zhike: no command "${String(name)}".`);
  }) as HostApi;
  for (const name of Object.keys(commands)) api[name] = (...args: unknown[]) => api(name, ...args);
  const queued = host.Zhike?.q ?? [];
  api.ready = true;
  host.Zhike = api;
  const dressed = Promise.race([
    dress(config, tag, element),
    new Promise((done) => setTimeout(done, LOOK_MS)),
  ]);
  const begin = async () => {
    await dressed;
    element.wear();
    document.body.append(element);
    element.page();
    for (const call of queued) api(...Array.from(call));
  };
  // After the page: the shop's own pictures and scripts come first.
  if (document.readyState === "complete") void begin();
  else window.addEventListener("load", () => void begin(), { once: true });
}

if (script) start(script);
