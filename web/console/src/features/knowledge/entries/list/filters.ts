import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { query } from "@/core/http";

export const STATES = ["published", "draft", "in_review", "scheduled", "archived"] as const;
/** What wants somebody's care: names in the address and parameters of the API. */
export const NEEDS = { expiring: "expiring", unused: "unused", poor: "badly_rated" } as const;
export const SORTS = ["updated", "uses", "votes"] as const;

export interface Filters {
  base: string | null;
  /** A folder, or `none`: in no folder. */
  folder: string | null;
  q: string;
  state: string | null;
  need: string | null;
  kind: string | null;
  locale: string | null;
  audience: string | null;
  tag: string | null;
  owner: string | null;
  sort: string;
}

const NAMES = ["base", "folder", "q", "state", "need", "kind", "locale", "audience", "tag", "owner", "sort"] as const;
/** Those behind the "Filters" button. */
export const FURTHER = ["kind", "locale", "audience", "tag", "owner"] as const;

export function readFilters(params: URLSearchParams): Filters {
  const read = Object.fromEntries(NAMES.map((n) => [n, params.get(n) || null])) as Record<
    (typeof NAMES)[number],
    string | null
  >;
  return { ...read, q: read.q ?? "", sort: read.sort ?? "updated" };
}

/** The filters as the API takes them, for the list and for an export alike. */
export function toApi(f: Filters): Record<string, string | boolean | undefined> {
  const need = f.need && f.need in NEEDS ? NEEDS[f.need as keyof typeof NEEDS] : null;
  const nowhere = f.folder === "none";
  return {
    base_id: f.base ?? undefined,
    folder_id: nowhere ? undefined : (f.folder ?? undefined),
    unfiled: nowhere || undefined,
    q: f.q || undefined,
    state: f.state ?? undefined,
    kind: f.kind ?? undefined,
    locale: f.locale ?? undefined,
    audience: f.audience ?? undefined,
    tag: f.tag ?? undefined,
    owner_id: f.owner ?? undefined,
    ...(need ? { [need]: true } : {}),
  };
}

/** Whether anything but the place narrows the list. */
export const narrows = (f: Filters) => Boolean(f.q || f.state || f.need || FURTHER.some((n) => f[n]));

/** The list's filters; they stand in the address, so that a view can be kept and sent. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const set = useCallback(
    (part: Partial<Filters>) =>
      setParams(
        (held) => {
          const next = { ...readFilters(held), ...part };
          const kept = { ...next, sort: next.sort === "updated" ? null : next.sort };
          return new URLSearchParams(query(kept).slice(1));
        },
        { replace: true },
      ),
    [setParams],
  );
  return [filters, set] as const;
}
