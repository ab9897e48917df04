import type { Priority, Sort, StatusFilter, View } from "@api/contract";
import type { Filters, SavedView } from "@api/views";
import { views } from "@/features/live/selectors";

export const statuses: StatusFilter[] = ["open", "pending", "snoozed", "resolved", "any"];
export const sorts: Sort[] = ["waiting", "service_level", "priority", "newest"];
export const priorities: Priority[] = ["urgent", "high", "normal", "low"];
const LISTS = ["inbox_id", "owner", "team_id", "queue_id", "priority"] as const;
const FLAGS = ["handed_over", "unread"] as const;

/** What is asked of the list beyond its view and status. */
export const narrowing = [...LISTS, ...FLAGS, "waiting_over_s"] as const;
export type Asked = Filters & { sort: Sort; q: string | null };

const oneOf = <T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

/** Reads a filter from an address; what makes no sense there narrows nothing. */
export function readFilters(params: URLSearchParams, own: View): Asked {
  const list = (name: string) => (params.get(name) ?? "").split(",").filter(Boolean);
  const flag = (name: string) => ({ true: true, false: false })[params.get(name) ?? ""] ?? null;
  const seconds = Number(params.get("waiting_over_s"));
  return {
    view: oneOf(params.get("view"), views, own),
    status: oneOf(params.get("status"), statuses, "open"),
    sort: oneOf(params.get("sort"), sorts, "waiting"),
    inbox_id: list("inbox_id"),
    owner: list("owner"),
    team_id: list("team_id"),
    queue_id: list("queue_id"),
    priority: list("priority").filter((one): one is Priority => priorities.includes(one as Priority)),
    handed_over: flag("handed_over"),
    unread: flag("unread"),
    waiting_over_s: Number.isInteger(seconds) && seconds > 0 ? seconds : null,
    q: params.get("q"),
  };
}

/** A filter as it stands in an address. */
export function written(asked: Partial<Asked>): Record<string, string> {
  const text = (value: unknown) => (Array.isArray(value) ? value.join() : value === null ? "" : String(value));
  return Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, text(value)]));
}

/** How many ways a filter narrows the list beyond its view and status. */
export const narrowed = (asked: Filters) =>
  narrowing.filter((name) => (Array.isArray(asked[name]) ? asked[name].length > 0 : asked[name] !== null)).length;

/** Nothing narrowed. */
export const wide: Pick<Filters, (typeof narrowing)[number]> = {
  inbox_id: [],
  owner: [],
  team_id: [],
  queue_id: [],
  priority: [],
  handed_over: null,
  unread: null,
  waiting_over_s: null,
};

/** The filter alone, without what a list question holds besides: words searched by may be a customer's and are not kept. */
export function filtersOf(asked: Filters): Filters {
  const { view, status } = asked;
  return { view, status, ...(Object.fromEntries(narrowing.map((n) => [n, asked[n]])) as typeof wide) };
}

/** Whether a list shows what a saved view holds, in its order. */
export function shows(view: SavedView, asked: Asked): boolean {
  const key = (filters: Filters, sort: Sort) => JSON.stringify(written({ ...filtersOf(filters), sort }));
  return key(view.filters, view.sort) === key(asked, asked.sort);
}

/** The address of a list that shows a saved view. */
export function addressOf(view: SavedView): string {
  const pairs = Object.entries({ ...written({ ...view.filters, sort: view.sort }), saved: view.id });
  return new URLSearchParams(pairs.filter(([, value]) => value)).toString();
}
