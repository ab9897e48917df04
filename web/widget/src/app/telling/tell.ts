/** What the host's page says of its customer goes to Zhike once there is a session; why some is ignored, to its console. */
import type { ToFrame } from "../../bridge";
import { widget } from "../context";

interface Heard {
  ignored: Record<string, string>;
  /** A rule of proactive service answered with a message. */
  said?: boolean;
}

type Tell = Extract<ToFrame, { type: "tell" }>;
const BODIES: Record<string, (args: unknown[]) => [path: string, body: unknown]> = {
  update: ([attributes]) => ["/attributes", { attributes }],
  setReference: ([reference]) => ["/references", reference],
  refuse: ([refused]) => ["/proactive", { refused }],
};

function ready(): Promise<void> {
  if (widget.api.token) return Promise.resolve();
  return new Promise((done) => {
    const stop = widget.subscribe(() => {
      if (!widget.api.token) return;
      stop();
      done();
    });
  });
}

const steps: unknown[] = [];

export async function tell({ what, args }: Tell): Promise<void> {
  if (what === "track") {
    // What comes within a second goes in one request.
    if (!steps.length && args.length)
      setTimeout(() => void send("track", "/events", { items: steps.splice(0) }), 1_000);
    steps.push(...args);
    return;
  }
  if (what === "listen") {
    widget.attends = true;
    return widget.set({});
  }
  if (what === "attend") return attend(args[0] === true);
  const [path, body] = BODIES[what]?.(args) ?? [];
  if (path) await send(what, path, body);
}

async function send(what: string, path: string, body: unknown): Promise<void> {
  await ready();
  try {
    const heard = await widget.api.call<Heard>("POST", path, body);
    if (heard.said) widget.dispatch({ type: "snapshot", snapshot: await widget.api.snapshot() });
    if (Object.keys(heard.ignored).length) console.warn("Zhike: ignored", heard.ignored);
  } catch (error) {
    console.warn(`Zhike.${what}:`, (error as Error).message);
  }
}

/**
 * Tell the host's page what was said first and not read yet; whoever agreed has a session and is remembered.
 */
async function attend(agreed: boolean): Promise<void> {
  let told = "";
  const look = () => {
    const last = widget.state.messages.filter((one) => one.direction === "out" && one.kind !== "event").pop();
    if (!last?.content.proactive || last.state === "read" || last.id === told || widget.view.open) return;
    told = last.id;
    const { text, options } = last.content;
    widget.host.event("proactive", { id: told, text: text ?? "", options: options ?? [] });
  };
  widget.subscribe(look);
  if (agreed) await widget.begin().catch(() => undefined); // asked for again with the next event
  await ready();
  look();
}
