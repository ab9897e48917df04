// Shows what the server tells while no window of the console is in front. It keeps no pages and no files: nothing here grows
// stale, and a new version takes over at once.
const APP = self.registration.scope;
const ANSWER_MS = 500; // a window that is alive answers sooner

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data)));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function windows() {
  const found = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return found.filter((one) => one.url.startsWith(APP));
}

function read(data) {
  try {
    return data.json();
  } catch {
    return { title: "Zhike", body: "", path: "/inbox", tag: "unreadable" };
  }
}

/** Browsers ask that every push is shown, unless a window of the page is in front: there the console itself tells. */
async function show(data) {
  const { title, body, path, tag, trial } = read(data);
  const seen = trial ? [] : (await windows()).filter((one) => one.visibilityState === "visible");
  if ((await Promise.all(seen.map((one) => told(one, null)))).some(Boolean)) return;
  await self.registration.showNotification(title, {
    body,
    tag,
    renotify: true,
    icon: `${APP}icon-192.png`,
    badge: `${APP}badge-96.png`,
    data: { path },
  });
}

/** Goes to the conversation in a window that is open, without loading it anew; else opens one. */
async function open(notification) {
  notification.close();
  const url = new URL(APP + String(notification.data?.path ?? "").replace(/^\//, ""));
  const target = url.href.startsWith(APP) ? url.href : APP;
  const [found] = await windows();
  if (!found) return self.clients.openWindow(target);
  await found.focus().catch(() => null);
  if (!(await told(found, target.slice(APP.length - 1)))) await found.navigate(target).catch(() => null);
}

/** Whether a window took the message (`path` null: just answers): one that shows the sign-in, or hangs, does not. */
function told(window, path) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = () => resolve(true);
    window.postMessage({ open: path }, [port2]);
  });
}

/** The browser gave its subscription a new address. Where nobody is signed in any more, the console says so at its next start. */
async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const fresh =
    newSubscription ??
    (options &&
      (await self.registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: options.applicationServerKey,
      })));
  const me = fresh && (await fetch("/api/v1/me"));
  if (!me?.ok) return;
  const { csrf_token } = await me.json();
  const { endpoint, keys } = fresh.toJSON();
  const replaces = oldSubscription ? await fingerprint(oldSubscription.endpoint) : null;
  await fetch("/api/v1/me/push", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
    body: JSON.stringify({ endpoint, keys, replaces }),
  });
}

async function fingerprint(endpoint) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
