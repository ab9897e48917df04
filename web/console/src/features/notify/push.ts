import type { PushDevice, PushDevices } from "@api/push";
import { get, post } from "@/core/http";
import { type Kept, standing } from "./standing";

const SCOPE = "/app/";
const WORKER = `${SCOPE}sw.js`;
const KEPT = "zk.push";

/** Whether this browser can be told while the console is closed, or why not. */
export type Able = "yes" | "blocked" | "insecure" | "install" | "unsupported";

export function able(): Able {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window))
    return /iPhone|iPad/.test(navigator.userAgent) ? "install" : "unsupported";
  return Notification.permission === "denied" ? "blocked" : "yes";
}

function kept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

function keep(now: Kept | null): void {
  if (now) localStorage.setItem(KEPT, JSON.stringify(now));
  else localStorage.removeItem(KEPT);
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

async function fingerprint(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** By what the server knows this browser's subscription; null without one. */
export async function here(): Promise<string | null> {
  const found = await subscription();
  return found && fingerprint(found.endpoint);
}

async function tellServer(user: string, found: PushSubscription, replaces?: string): Promise<PushDevice> {
  const { endpoint, keys } = found.toJSON();
  const device = await post<PushDevice>("/me/push", { endpoint, keys, ...(replaces ? { replaces } : {}) });
  keep({ user, fingerprint: device.fingerprint });
  return device;
}

const sameKey = (found: PushSubscription, key: string) => {
  const held = found.options.applicationServerKey;
  if (!held) return true; // the browser does not say
  const text = btoa(String.fromCharCode(...new Uint8Array(held)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") === key;
};

/** Has this browser told. Asks for permission, so only after a click; throws what the browser or the server refuses; false: not permitted. */
export async function turnOn(user: string, publicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  let found = await registration.pushManager.getSubscription();
  if (found && !sameKey(found, publicKey)) {
    await found.unsubscribe(); // of an installation that was set up anew
    found = null;
  }
  found ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  await tellServer(user, found);
  return true;
}

/** Ends this browser's subscription, whoever's it is. */
export async function turnOff(): Promise<void> {
  keep(null);
  await (await subscription())?.unsubscribe();
}

/** Shows a notification beside the window. On phones only the worker may; where there is one it hears the click, too. */
export async function showBeside(title: string, tag: string, path: string, open: () => void): Promise<void> {
  if (window.Notification?.permission !== "granted") return;
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
  try {
    if (registration)
      return await registration.showNotification(title, { tag, icon: `${SCOPE}icon-192.png`, data: { path } });
    const shown = new Notification(title, { tag });
    shown.onclick = () => {
      window.focus();
      open();
      shown.close();
    };
  } catch {
    // a phone without the worker: the sound and the page tell
  }
}

/** Puts right at the console's start what happened meanwhile; asks the server nothing where push was never turned on. */
export async function settle(user: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
  if (!registration) return;
  void registration.update().catch(() => null);
  const found = await subscription();
  const now = found && (await fingerprint(found.endpoint));
  const before = kept();
  const { devices } = await get<PushDevices>("/me/push");
  const stands = standing(before, user, now, devices);
  if (stands === "forget") keep(null);
  else if (stands === "drop") await turnOff();
  else if (found && stands !== "nothing")
    await tellServer(user, found, stands === "renew" ? before?.fingerprint : undefined);
}
