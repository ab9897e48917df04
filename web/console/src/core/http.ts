import type { ApiProblem } from "@api/contract";
import { currentLanguage } from "./i18n";

/** A problem the server named, or one we name ourselves (`offline`, `unreadable`). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ApiProblem;

  constructor(status: number, problem: ApiProblem) {
    super(problem.message);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}

let csrfToken = "";
let onSignedOut: () => void = () => {};

/** The token that unsafe methods carry; changes with each sign-in. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** The CSRF token held now, for the socket's hello. */
export function getCsrfToken(): string {
  return csrfToken;
}

/** What to do when the session has ended on the server. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

function baseHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { "Accept-Language": currentLanguage(), Accept: "application/json" };
  if (method !== "GET" && csrfToken) headers["X-CSRF-Token"] = csrfToken;
  return headers;
}

function problemOf(body: unknown, status: number): ApiProblem {
  if (body && typeof body === "object" && "code" in body && "message" in body) return body as ApiProblem;
  return { code: status >= 500 ? "server_error" : "unreadable", message: "", field: null, details: {}, request_id: "" };
}

function offline(): ApiError {
  return new ApiError(0, { code: "offline", message: "", field: null, details: {}, request_id: "" });
}

async function read<T>(response: Response, path: string): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  if (response.status === 401 && !path.startsWith("/auth/")) onSignedOut();
  throw new ApiError(response.status, problemOf(body, response.status));
}

/** One request to `/api/v1`; a body that is FormData goes as it is, anything else as JSON. */
export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers = baseHeaders(method);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
  const init: RequestInit = { method, headers, body: payload, credentials: "same-origin" };
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw offline();
  }
  return read<T>(response, path);
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>("GET", path, undefined, signal);
export const post = <T>(path: string, body?: unknown) => request<T>("POST", path, body ?? {});
export const patch = <T>(path: string, body: unknown) => request<T>("PATCH", path, body);
export const put = <T>(path: string, body: unknown) => request<T>("PUT", path, body);
export const del = <T>(path: string) => request<T>("DELETE", path);

/** A query string without the empty parts. */
export function query(params: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = Object.entries(params).filter(([, v]) => v !== null && v !== undefined && v !== "");
  return pairs.length ? `?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}` : "";
}

/** Uploads one file and reports the share sent (0–1); fetch cannot report it, XMLHttpRequest can. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void, signal?: AbortSignal) {
  return new Promise<T>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", `/api/v1${path}`);
    for (const [k, v] of Object.entries(baseHeaders("POST"))) xhr.setRequestHeader(k, v);
    xhr.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    xhr.onerror = () => reject(offline());
    xhr.onabort = () => reject(new DOMException("aborted", "AbortError"));
    xhr.onload = () => {
      let body: unknown = null;
      try {
        body = JSON.parse(xhr.responseText);
      } catch {
        body = null; // an empty or foreign body: problemOf names it
      }
      if (xhr.status >= 200 && xhr.status < 300) resolve(body as T);
      else reject(new ApiError(xhr.status, problemOf(body, xhr.status)));
    };
    signal?.addEventListener("abort", () => xhr.abort());
    xhr.send(form);
  });
}
