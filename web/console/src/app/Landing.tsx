import { Navigate } from "react-router";
import { useSession } from "@/core/session";
import { firstPlace } from "./shell/nav";

/** Where one arrives: the first place one may go. */
export function Landing() {
  const { me } = useSession();
  return <Navigate to={firstPlace(me)?.to ?? "/profile"} replace />;
}
