import type { Page } from "@api/contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { get, query } from "./http";

type Params = Record<string, string | number | boolean | null | undefined>;

/** A list that is read page by page. */
export function usePages<T>(key: string, path: string, params: Params = {}) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: [key, path, params],
    queryFn: ({ pageParam, signal }) =>
      get<Page<T>>(`${path}${query({ ...params, limit: 50, cursor: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (held) => held,
  });
  return {
    items: data?.pages.flatMap((p) => p.items),
    error,
    onMore: hasNextPage ? () => void fetchNextPage() : undefined,
    loadingMore: isFetchingNextPage,
    refetch,
  };
}

const MOST_PAGES = 25;

/** A whole list, however many pages the server cuts it into (up to 5 000 items): for counting and filtering here. */
export function useWhole<T>(key: string, path: string, enabled = true) {
  return useQuery({
    queryKey: [key, path, "whole"],
    queryFn: async ({ signal }) => {
      const items: T[] = [];
      let cursor: string | null = null;
      for (let n = 0; n < MOST_PAGES; n += 1) {
        const found: Page<T> = await get<Page<T>>(`${path}${query({ limit: 200, cursor })}`, signal);
        items.push(...found.items);
        cursor = found.next_cursor;
        if (!cursor) break;
      }
      return items;
    },
    enabled,
  });
}

/** A short list read at once. */
export function useList<T>(key: string, path: string, enabled = true) {
  return useQuery({
    queryKey: [key, path],
    queryFn: ({ signal }) => get<Page<T>>(path, signal).then((p) => p.items),
    enabled,
  });
}
