/** What the launcher (on the host's page) and the app (in the iframe) say to each other by postMessage. */

export interface Identity {
  external_id: string;
  name?: string;
  email?: string;
  phone?: string;
  attributes?: Record<string, unknown>;
  hmac?: string;
}

/** What the widget looks like: as the system is set, or always one way. */
export type Theme = "auto" | "light" | "dark";

export interface Hello {
  inbox: string;
  locale: string;
  color: string | null;
  greeting: string | null;
  suggestions: string[] | null;
  theme: Theme;
  identity: Identity | null;
  identity_token: string | null;
  /** The visitor id that an earlier visit left with the host's page. */
  visitor: string | null;
  page: { url: string; title: string };
  open: boolean;
  /** The panel covers the whole screen, so focus stays in it. */
  full: boolean;
}

export type ToFrame =
  | { zhike: 1; type: "hello"; hello: Hello }
  | { zhike: 1; type: "open"; open: boolean; full: boolean }
  | { zhike: 1; type: "identify"; identity: Identity | null; identity_token: string | null }
  | { zhike: 1; type: "page"; page: { url: string; title: string } }
  | { zhike: 1; type: "ask"; text: string; send: boolean }
  | { zhike: 1; type: "locale"; locale: string }
  | { zhike: 1; type: "tell"; what: string; args: unknown[] }
  | { zhike: 1; type: "reset" };

export type ToHost =
  | { zhike: 1; type: "ready" }
  | { zhike: 1; type: "config"; color: string; name: string }
  | { zhike: 1; type: "unread"; count: number; preview: string }
  | { zhike: 1; type: "close" }
  /** A conversation began: from now on the visitor may be remembered (null: forget). */
  | { zhike: 1; type: "keep"; visitor: string | null }
  | { zhike: 1; type: "event"; name: string; data: unknown };

export function isBridge(data: unknown): data is { zhike: 1; type: string } {
  return typeof data === "object" && data !== null && (data as { zhike?: unknown }).zhike === 1;
}
