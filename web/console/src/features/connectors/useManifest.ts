import type { ConnectorChecked } from "@api/actions";
import { useQuery } from "@tanstack/react-query";
import { post } from "@/core/http";
import { useDebounced } from "@/core/useDebounced";
import { useHistory } from "@/core/yaml/useHistory";

const REST_MS = 500;

/** A connector's file in hand: with undo, and with what the server says is wrong with it. */
export function useManifest(initial: string, document: string | null) {
  const history = useHistory(initial);
  const rested = useDebounced(history.text, REST_MS);
  const { data } = useQuery({
    queryKey: ["connector-check", rested, document?.length ?? 0],
    queryFn: () => post<ConnectorChecked>("/connector-checks", { manifest: rested, document }),
    placeholderData: (held) => held,
    enabled: rested.trim() !== "",
    gcTime: 0,
  });
  return { ...history, problems: data?.problems ?? [], checked: rested === history.text && data !== undefined };
}

export type ManifestInHand = ReturnType<typeof useManifest>;
