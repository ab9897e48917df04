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

export async function tell({ what, args }: Tell): Promise<void> {
  const [path, body] = BODIES[what]?.(args) ?? [];
  if (!path) return;
  await ready();
  try {
    warn(
      (await widget.api.call<{ ignored?: Record<string, string> } | undefined>("POST", path, body))?.ignored,
    );
  } catch (error) {
    console.warn(`Zhike.${what}:`, (error as Error).message);
  }
}

export function warn(ignored: Record<string, string> | null | undefined): void {
  for (const [key, why] of Object.entries(ignored ?? {})) console.warn(`Zhike: "${key}" ignored (${why}).`);
}
