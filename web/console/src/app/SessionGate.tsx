import type { Me } from "@api/contract";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { ApiError, get, post, setCsrfToken, whenSignedOut } from "@/core/http";
import { Splash } from "@/core/Splash";
import { SessionContext } from "@/core/session";
import { forgetDrafts } from "@/features/conversation/device";

const SignInPage = lazy(() => import("@/features/auth/SignInPage").then((m) => ({ default: m.SignInPage })));
const SignedIn = lazy(() => import("./SignedIn").then((m) => ({ default: m.SignedIn })));

type Gate = { at: "asking" } | { at: "out" } | { at: "failed"; error: unknown } | { at: "in"; me: Me };

/** The server tells nothing more here; the browser need not keep its subscription either. */
async function endPush() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

/** Asks who is signed in, and shows either the console or the way in. */
export function SessionGate() {
  const [gate, setGate] = useState<Gate>({ at: "asking" });
  const queries = useQueryClient();

  const enter = useCallback((me: Me) => {
    setCsrfToken(me.csrf_token);
    setGate({ at: "in", me });
  }, []);

  const ask = useCallback(() => {
    setGate({ at: "asking" });
    get<Me>("/me").then(enter, (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) setGate({ at: "out" });
      else setGate({ at: "failed", error });
    });
  }, [enter]);

  useEffect(() => {
    whenSignedOut(() => {
      queries.clear();
      setGate({ at: "out" });
    });
    ask();
  }, [ask, queries]);

  const session = useMemo(() => {
    if (gate.at !== "in") return null;
    return {
      me: gate.me,
      update: (me: Me) => setGate({ at: "in", me }),
      signOut: async () => {
        await post("/auth/sign-out");
        endPush().catch(() => null);
        forgetDrafts(gate.me.user.id);
        queries.clear();
        setCsrfToken("");
        setGate({ at: "out" });
      },
    };
  }, [gate, queries]);

  if (gate.at === "asking") return <Splash />;
  if (gate.at === "failed") return <Splash error={gate.error} onRetry={ask} />;
  return (
    <Suspense fallback={<Splash />}>
      {session ? (
        <SessionContext value={session}>
          <SignedIn key={session.me.user.id + session.me.workspace.id} />
        </SessionContext>
      ) : (
        <SignInPage onSignedIn={enter} />
      )}
    </Suspense>
  );
}
