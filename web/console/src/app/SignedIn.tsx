import { useState } from "react";
import { RouterProvider } from "react-router/dom";
import { useSession } from "@/core/session";
import { router } from "./router";

let last: string | null = null;

/** The console of a signed-in person; someone else than before begins at his own first page. */
export function SignedIn() {
  const { me } = useSession();
  useState(() => {
    const now = me.user.id + me.workspace.id;
    if (last !== null && last !== now) void router.navigate("/", { replace: true });
    last = now;
  });
  return <RouterProvider router={router} />;
}
