import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";

const STORED = "zhike.panel";

/**
 * Whether the side panel is open: kept on this device where it stands beside the conversation; only for now where it lies
 * over it, or over the other one of two; part of the address where it is a page. `active`: whose panel it is.
 */
export function usePanel(narrow: boolean, roomy: boolean, split: boolean, active: string | undefined) {
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState(() => localStorage.getItem(STORED) !== "closed");
  const [over, setOver] = useState<string | null>(null);
  const page = params.get("panel") === "1";
  const toggle = useCallback(
    (id: string) => {
      if (narrow) {
        setParams((p) => {
          p.set("panel", "1");
          return p;
        });
      } else if (split) setOver((was) => (was === id ? null : id));
      else if (!roomy) setOver((was) => (was ? null : id));
      else
        setOpen((was) => {
          localStorage.setItem(STORED, was ? "closed" : "open");
          return !was;
        });
    },
    [narrow, roomy, split, setParams],
  );
  if (narrow) return { open: page, toggle };
  if (split) return { open: over !== null && over === active, toggle };
  return { open: roomy ? open : over !== null, toggle };
}
