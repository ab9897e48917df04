/** The help centre's public reading: no session is needed, and none is begun. */
import { uuid } from "../../net/ids";
import { widget } from "../context";

export interface Title {
  id: string;
  title: string;
  summary: string;
}

export interface Topic {
  folder: string | null;
  tag: string | null;
  name: string | null;
  entries: number;
}

export interface Entry extends Title {
  answer: string;
  updated_at: string;
  url: string;
  related: Title[];
}

export interface Found {
  items: Title[];
  has_more: boolean;
}

const reader = uuid();

async function ask<T>(path: string, query: Record<string, string | null> = {}, body?: unknown): Promise<T> {
  const { hello, locale } = widget.view;
  const words = new URLSearchParams({ locale });
  for (const [name, value] of Object.entries(query)) if (value) words.set(name, value);
  const response = await fetch(`/widget/v1/inboxes/${hello?.inbox}/help${path}?${words}`, {
    credentials: "omit",
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const library = {
  home: () => ask<{ topics: Topic[]; popular: Title[] }>(""),
  topic: ({ folder, tag }: Topic, page: number) => ask<Found>("/entries", { folder, tag, page: `${page}` }),
  search: (q: string) => ask<Found>("/search", { q }),
  entry: (id: string) => ask<Entry>(`/entries/${id}`),
  vote: (id: string, helpful: boolean) => ask<void>(`/entries/${id}/vote`, {}, { helpful, reader }),
};
