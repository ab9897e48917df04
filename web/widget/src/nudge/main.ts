/**
 * nudge.js: what the launcher loads where rules of proactive service are live. It tells the events that they listen to
 * while they happen, measures how long a page is looked at, and shows what the assistant says first as a bubble.
 * Nothing of a visitor leaves the page before he wrote once or the page says that he agreed (`consent`).
 */
import type { Config } from "../loader/config";
import type { ZhikeWidget } from "../loader/element";
import { kept } from "../loader/kept";
import { Bubble, type Said } from "./bubble";

const SECOND_MS = 1_000;
const PRODUCT = "product_viewed";

interface Step {
  name?: string;
  properties?: Record<string, unknown>;
}

/** `events`: names that rules listen to; those of `stayed` come with the seconds after which it is told. */
export function watch(element: ZhikeWidget, config: Config, events: Record<string, number[]>): void {
  const { signal } = element.ended;
  const bubble = new Bubble(element, config);
  const agreed = () => config.consent === "yes";
  const may = () => agreed() || (config.consent !== "no" && !!kept(config.inbox));
  let attends = false;
  let happened = false;

  /** Have the app loaded and listening: it begins a session, and remembers its visitor where he agreed. */
  const attend = () => {
    if (attends || !may()) return;
    attends = true;
    element.load();
    element.tell("attend", [agreed()]);
  };

  let at = location.href;
  let seconds = 0;
  let product: Record<string, unknown> = {};
  const track = element.track.bind(element);
  element.track = (step: Step) => {
    if (step.name === PRODUCT) product = { ...step.properties };
    track(step);
    happened ||= !!events[step.name ?? "page"];
    if (happened) attend();
  };

  const emit = element.emit;
  element.emit = (name, data) => {
    if (name === "proactive" && !element.isOpen && may()) bubble.show(data as Said);
    if (name === "open") bubble.hide();
    // His shop may tell of somebody signed in while he looks at a page.
    if (name === "identified" && may()) element.tell("listen", [true]);
    if (name === "consent") {
      if (data === "no") bubble.hide();
      else begin();
    }
    emit(name, data);
  };

  const timer = setInterval(() => {
    if (at !== location.href) {
      at = location.href;
      seconds = 0;
      product = {};
    }
    if (document.hidden || !may()) return;
    seconds += 1;
    if (events.stayed?.includes(seconds))
      element.track({
        name: "stayed",
        path: location.pathname,
        title: document.title,
        properties: { ...product, seconds },
      } as Step);
  }, SECOND_MS);
  signal.addEventListener("abort", () => clearInterval(timer));

  /** Who is known, or signed in, may have been written to while he was elsewhere. */
  const begin = () => {
    if (happened || kept(config.inbox) || config.identity || config.identityToken) attend();
  };
  begin();
  // What the page told before this script arrived.
  for (const step of element.trail(config.pages)) element.track(step);
}
