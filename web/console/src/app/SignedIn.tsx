import { useEffect, useState } from "react";
import { RouterProvider } from "react-router/dom";
import { Splash } from "@/core/Splash";
import { useSession } from "@/core/session";
import { router } from "./router";

let last: string | null = null;

/** The console of a signed-in person; someone else than before begins at his own first page. */
export function SignedIn() {
  const { me } = useSession();
  const now = me.user.id + me.workspace.id;
  const [here, setHere] = useState(() => last === null || last === now);
  useEffect(() => {
    last = now;
    if (!here) void Promise.resolve(router.navigate("/", { replace: true })).finally(() => setHere(true));
  }, [now, here]);
  return here ? <RouterProvider router={router} /> : <Splash />;
}
