/**
 * Keeps the launcher off the host's buttons on phones. It looks at what lies under its place; where a control is,
 * it rises step by step, and where nothing is free it tucks itself into the edge.
 */
const PHONE = "(max-width: 480px)";
const CONTROLS =
  "a[href],button,input,select,textarea,label,summary,[role=button],[role=link],[role=tab],[onclick]";
const STEP = 56;
const STEPS = 5;
const SETTLE_MS = 140;

export function isPhone(): boolean {
  return matchMedia(PHONE).matches;
}

/** Would something to press be covered by this rectangle? */
function covers(box: DOMRect, rise: number, self: Element): boolean {
  const xs = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
  const ys = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
  return xs.some((x) =>
    ys.some((y) =>
      document
        .elementsFromPoint(x, y - rise)
        .some((element) => element !== self && !self.contains(element) && element.closest(CONTROLS)),
    ),
  );
}

/** Starts watching; returns a function that looks again at once. */
export function avoidControls(host: HTMLElement, button: HTMLElement, signal: AbortSignal): () => void {
  let timer = 0;
  let lift = 0;
  const look = () => {
    if (!isPhone() || host.hasAttribute("open")) {
      lift = 0;
      host.style.removeProperty("--lift");
      host.removeAttribute("tucked");
      return;
    }
    const tucked = host.hasAttribute("tucked");
    const now = button.getBoundingClientRect();
    // The place at rest, without lift and tuck.
    const shift = tucked ? now.left - restLeft(host, now.width) : 0;
    const rest = new DOMRect(now.left - shift, now.top + lift, now.width, now.height);
    const tries = [lift, ...Array.from({ length: STEPS }, (_, i) => i * STEP)];
    const free = tries.find((rise) => rest.top - rise > 0 && !covers(rest, rise, host));
    lift = free ?? 0;
    host.style.setProperty("--lift", `${lift}px`);
    host.toggleAttribute("tucked", free === undefined);
  };
  const soon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, SETTLE_MS);
  };
  for (const name of ["scroll", "resize", "load", "click"])
    window.addEventListener(name, soon, { passive: true, capture: true, signal });
  soon();
  return look;
}

function restLeft(host: HTMLElement, width: number): number {
  const gap = Number.parseInt(getComputedStyle(host).getPropertyValue("--x") || "16", 10);
  return host.getAttribute("side") === "left" ? gap : document.documentElement.clientWidth - gap - width;
}

/** Over the whole screen the page behind must neither scroll nor be reached. */
export function lock(panel: HTMLElement, on: boolean): void {
  if (on) panel.setAttribute("aria-modal", "true");
  else panel.removeAttribute("aria-modal");
  document.documentElement.style.overflow = on ? "hidden" : "";
}
