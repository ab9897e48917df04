import type { Me } from "@api/contract";
import { createContext, useContext } from "react";
import { can } from "./permissions";

export interface Session {
  me: Me;
  update: (me: Me) => void;
  signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person; only below the signed-in shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the signed-in shell");
  return session;
}

/** Whether the signed-in person may do something at all. */
export function useCan(permission: string): boolean {
  return can(useSession().me, permission);
}
