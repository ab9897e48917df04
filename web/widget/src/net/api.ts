/** The widget's HTTP calls. Every failure is a typed `ApiError`; status 0 means that no answer came. */
import type { Identity } from "../bridge";
import type { Acknowledgement, Message, OutboxItem, SessionReply, Snapshot } from "../state/types";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds, from Retry-After. */
    readonly retryAfter: number | null = null,
    readonly field: string | null = null,
  ) {
    super(message);
  }

  /** The same request may succeed later without any change to it (401: after another renewal; 410: the inbox is switched off for now). */
  get temporary(): boolean {
    return [0, 401, 408, 410].includes(this.status) || this.status === 429 || this.status >= 500;
  }
}

export interface SessionRequest {
  visitor_id: string;
  locale: string;
  page: { url: string; title: string };
  identity?: Identity | undefined;
  identity_token?: string | undefined;
}

const TIMEOUT_MS = 15_000;

export async function readError(status: number, text: string, retryAfter: string | null): Promise<ApiError> {
  let code = `http_${status}`;
  let message = "";
  let field: string | null = null;
  try {
    const body = JSON.parse(text) as { code?: unknown; message?: unknown; field?: string | null };
    if (typeof body.code === "string") code = body.code;
    if (typeof body.message === "string") message = body.message;
    field = body.field ?? null;
  } catch {
    // A proxy's page instead of Zhike's JSON: the status says enough.
  }
  const seconds = Number.parseFloat(retryAfter ?? "");
  return new ApiError(status, code, message, Number.isFinite(seconds) ? seconds : null, field);
}

export class Api {
  token = "";
  /** Gets a new token after the old one was refused. */
  renew: (() => Promise<void>) | null = null;

  constructor(
    readonly base: string,
    readonly locale: () => string,
  ) {}

  session(inbox: string, body: SessionRequest): Promise<SessionReply> {
    return this.request("POST", `/inboxes/${encodeURIComponent(inbox)}/session`, body);
  }

  snapshot(): Promise<Snapshot> {
    return this.call("GET", "/snapshot");
  }

  earlier(beforeSeq: number): Promise<{ items: Message[]; has_earlier: boolean }> {
    return this.call("GET", `/messages?before_seq=${beforeSeq}`);
  }

  send(item: OutboxItem): Promise<Acknowledgement> {
    const { client_id, kind, content, reply_to } = item;
    return this.call("POST", "/messages", { client_id, kind, content, ...(reply_to ? { reply_to } : {}) });
  }

  handover(): Promise<void> {
    return this.call("POST", "/handover", {});
  }

  read(seq: number): Promise<void> {
    return this.call("POST", "/read", { seq });
  }

  /** The bytes of an attachment; the token travels in a header, never in an address. */
  async file(url: string): Promise<Blob> {
    const target = new URL(url, location.href);
    const headers: Record<string, string> =
      target.origin === location.origin ? { Authorization: `Bearer ${this.token}` } : {};
    const response = await fetch(target, { headers, credentials: "omit" });
    if (!response.ok) throw await readError(response.status, await response.text(), null);
    return response.blob();
  }

  /** A request that survives the end of its session: renewed silently, then asked once more. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    try {
      return await this.request<T>(method, path, body);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || !this.renew) throw error;
      await this.renew();
      return this.request<T>(method, path, body);
    }
  }

  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    try {
      const headers: Record<string, string> = { "Accept-Language": this.locale() };
      if (this.token) headers.Authorization = `Bearer ${this.token}`;
      if (body !== undefined) headers["Content-Type"] = "application/json";
      const response = await fetch(this.base + path, {
        method,
        headers,
        credentials: "omit",
        signal: stop.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw await readError(response.status, text, response.headers.get("Retry-After"));
      return (text ? JSON.parse(text) : undefined) as T;
    } catch (error) {
      throw error instanceof ApiError ? error : new ApiError(0, "offline", "");
    } finally {
      clearTimeout(timer);
    }
  }
}
