import { useMemo } from "react";
import { useSearchParams } from "react-router";

/** From this width on two conversations stand side by side. */
export const WIDE = "(min-width: 1200px)";
const PARAM = "beside";
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The second conversation that an address names; nothing else can be named there. */
export function besideIn(params: URLSearchParams, id: string | undefined): string | null {
  const found = params.get(PARAM)?.toLowerCase() ?? "";
  return id && ID.test(found) && found !== id ? found : null;
}

/** An address's search for other conversations than before: what led to a place in the one before does not lead there any more. */
export function searchFor(search: string, id: string, beside: string | null): string {
  const params = new URLSearchParams(search);
  for (const gone of ["panel", "at", "message", PARAM]) params.delete(gone);
  if (beside && beside !== id) params.set(PARAM, beside);
  return params.toString();
}

/** The second conversation that the address names now. */
export function useBeside(id: string | undefined): string | null {
  const [params] = useSearchParams();
  return useMemo(() => besideIn(params, id), [params, id]);
}

/** Whether a conversation is in sight, as far as the address and the width of the window tell. */
export function inSight(id: string, at: Location = location, wide = matchMedia(WIDE).matches): boolean {
  const main = /\/inbox\/([^/]+)$/.exec(at.pathname)?.[1];
  return main === id || (wide && besideIn(new URLSearchParams(at.search), main) === id);
}
