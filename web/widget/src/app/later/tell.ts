/** What the host's page says of its customer goes to Zhike once there is a session; why some is ignored, to its console. */
import type { ToFrame } from "../../bridge";
import { widget } from "../context";

type Tell = Extract<ToFrame, { type: "tell" }>;
const BODIES: Record<string, (args: unknown[]) => [path: string, body: unknown]> = {
  update: ([attributes]) => ["/attributes", { attributes }],
  setReference: ([reference]) => ["/references", reference],
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
  const [path, body] = BODIES[what]?.(args) ?? [];
  if (path) await send(what, path, body);
}

async function send(what: string, path: string, body: unknown): Promise<void> {
  await ready();
  try {
    const heard = await widget.api.call<{ ignored: Record<string, string> }>("POST", path, body);
    if (Object.keys(heard.ignored).length) console.warn("Zhike: ignored", heard.ignored);
  } catch (error) {
    console.warn(`Zhike.${what}:`, (error as Error).message);
  }
}
