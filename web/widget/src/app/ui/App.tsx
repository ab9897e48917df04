import { useEffect, useRef, useState } from "preact/hooks";
import { force, palette } from "../../theme";
import { useRedraw, widget } from "../context";
import { Composer, sendFiles } from "./Composer";
import { Banner, Header } from "./Header";
import { Later } from "./Later";
import { Tabs } from "./Tabs";
import { Timeline } from "./Timeline";

const FOCUSABLE =
  "a[href],button:not([disabled]),textarea,input:not([hidden]):not([disabled]),summary,[tabindex='0']";
const NOTICE_MS = 5_000;

export function App() {
  useRedraw();
  const { t, view, asked } = widget;
  const root = useRef<HTMLDivElement>(null);
  const [dropping, setDropping] = useState(false);

  useEffect(() => {
    document.documentElement.lang = view.locale;
    document.title = view.info?.name ?? t("title");
    const style = document.documentElement.style;
    for (const [name, value] of Object.entries(palette(view.color))) style.setProperty(name, value);
    force(view.theme);
  }, [view.locale, view.color, view.info, view.theme, t]);

  useEffect(() => {
    if (!view.open) return;
    // On a phone the keyboard would hide what the customer came to read.
    const phone = view.full || matchMedia("(pointer: coarse)").matches;
    const target = root.current?.querySelector<HTMLElement>(phone ? "#title" : "textarea");
    target?.focus({ preventScroll: true });
  }, [view.open, view.full, view.page]);

  useEffect(() => {
    if (!view.notice) return;
    const timer = setTimeout(() => widget.set({ notice: "" }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [view.notice, widget]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) widget.close();
    if (event.key === "Tab" && view.full && root.current) wrapFocus(event, root.current);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and drops of the whole panel; each act has a button too
    <div
      class="app"
      ref={root}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping([...(event.dataTransfer?.types ?? [])].includes("Files"));
      }}
      onDragLeave={(event) => event.relatedTarget === null && setDropping(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        sendFiles(widget, [...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Header />
      <div role="status" class="banners">
        <Banner />
      </div>
      {view.page === "messages" ? <Timeline /> : <Later what={view.page === "home" ? "Home" : "Help"} />}
      <div role="status" class="notices">
        {view.notice && <p class="notice">{view.notice}</p>}
      </div>
      {view.page === "messages" && asked && <Later what="Form" key={asked} />}
      {view.page === "messages" && asked !== "start" && <Composer />}
      <Tabs />
      {dropping && <div class="drop">{t("drop")}</div>}
    </div>
  );
}

/** Over the whole screen there is nothing behind the panel to go to: Tab goes round. */
function wrapFocus(event: KeyboardEvent, root: HTMLElement): void {
  const all = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.offsetParent !== null,
  );
  const first = all[0];
  const last = all[all.length - 1];
  const active = document.activeElement;
  if (event.shiftKey && (active === first || active?.id === "title")) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first?.focus();
  }
}
