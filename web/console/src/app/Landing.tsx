import type { FirstRun } from "@api/installation";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { get } from "@/core/http";
import { Splash } from "@/core/Splash";
import { useCan, useSession } from "@/core/session";
import { firstPlace } from "./shell/nav";

/** Where one arrives: the first place one may go; in a workspace that knows nothing yet, the first steps. */
export function Landing() {
  const { me } = useSession();
  const sets = useCan("staff.manage");
  const first = useQuery({
    queryKey: ["first-run"],
    queryFn: ({ signal }) => get<FirstRun>("/first-run", signal),
    enabled: sets,
    retry: false,
  });
  if (sets && first.isPending) return <Splash />;
  const fresh = first.data?.steps.some((step) => step.key === "knowledge" && step.state === "open");
  return <Navigate to={fresh && !first.data?.closed ? "/start" : (firstPlace(me)?.to ?? "/profile")} replace />;
}
