/** The bubble beside the launcher: what the assistant says first. It takes no focus, and goes when it is told to. */
import type { Config } from "../loader/config";
import type { ZhikeWidget } from "../loader/element";
import { icon, LINE, make } from "../loader/make";
import { STYLE } from "./style";

export interface Said {
  id: string;
  text: string;
  options: { label: string; value: string }[];
}

const CROSS = "M6 6l12 12M18 6L6 18";
const THANKS_MS = 4_000;
const WORDS = {
  zh: {
    from: "在线客服发来的消息",
    reply: "回复",
    close: "关闭这条消息",
    never: "不再主动发送",
    done: "好的，不会再主动给您发消息。",
  },
  en: {
    from: "Message from customer support",
    reply: "Reply",
    close: "Close this message",
    never: "No more of these",
    done: "All right, no more messages that you did not ask for.",
  },
};

export class Bubble {
  private box: HTMLElement | null = null;
  private shown = "";

  constructor(
    private readonly element: ZhikeWidget,
    private readonly config: Config,
  ) {
    const root = element.shadowRoot as ShadowRoot;
    const style = make("style", {});
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      style.textContent = STYLE;
      root.append(style);
    }
    const leave = (event: KeyboardEvent) => {
      const here = document.activeElement;
      if (event.key === "Escape" && this.box && (here === element || here === document.body)) this.dismiss();
    };
    window.addEventListener("keydown", leave, { signal: element.ended.signal });
  }

  show(said: Said): void {
    if (said.id === this.shown || said.id === this.closed) return;
    this.hide();
    this.shown = said.id;
    const words = this.words;
    const box = make("section", { class: `w ${this.config.theme}`, "aria-label": words.from });
    const text = make("p", { role: "status" });
    const close = button("c", words.close, () => this.dismiss());
    close.append(icon("", CROSS, LINE));
    const answers = make("div", { class: "o" });
    for (const { label, value } of said.options.length ? said.options : [{ label: words.reply, value: "" }]) {
      const choose = () => (value ? this.element.ask(value, true) : this.element.open());
      answers.append(button("a", label, choose, true));
    }
    const never = button("f", words.never, () => this.refuse(), true);
    text.addEventListener("click", () => this.element.open());
    box.append(close, text, answers, never);
    this.element.button.before(box);
    this.box = box;
    // Into a region that stands already: readers announce it.
    requestAnimationFrame(() => {
      text.textContent = said.text;
    });
  }

  hide(): void {
    this.box?.remove();
    this.box = null;
  }

  /** Closed by hand: this message is not shown again, on no page. It stays unread, beside the launcher's count. */
  private dismiss(): void {
    const inside = this.box?.contains(this.element.shadowRoot?.activeElement ?? null);
    this.hide();
    if (inside) this.element.button.focus({ preventScroll: true });
    try {
      localStorage[this.name] = this.shown;
    } catch {
      // Then it may come again on the next page.
    }
  }

  private refuse(): void {
    this.element.tell("refuse", [true]);
    const { box } = this;
    this.dismiss();
    if (!box) return;
    const done = make("p", { role: "status" });
    box.replaceChildren(done);
    this.element.button.before(box);
    this.box = box;
    requestAnimationFrame(() => {
      done.textContent = this.words.done;
    });
    setTimeout(() => this.box === box && this.hide(), THANKS_MS);
  }

  private get name(): string {
    return `zhike:${this.config.inbox}:nudge`;
  }

  private get closed(): string | null {
    try {
      return localStorage[this.name] ?? null;
    } catch {
      return null;
    }
  }

  private get words() {
    return WORDS[/^zh\b/i.test(this.config.locale) ? "zh" : "en"];
  }
}

function button(name: string, label: string, act: () => void, shown = false): HTMLButtonElement {
  const made = make("button", { class: name, type: "button", ...(shown ? {} : { "aria-label": label }) });
  if (shown) made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
