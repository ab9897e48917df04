import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from "react";

/** Something that can be done from the command palette. */
export interface Command {
  id: string;
  label: string;
  group: string;
  keys?: string;
  /** Why it cannot be done now; shown instead of running it. */
  disabled?: string;
  run: () => void;
}

interface Registry {
  put: (owner: string, commands: Command[]) => void;
  drop: (owner: string) => void;
  all: () => Command[];
}

const CommandContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = useContext(CommandContext);
  if (!registry) throw new Error("commands outside CommandProvider");
  return registry;
}

/** Holds what the pages on screen offer to the palette. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [owners] = useState(() => new Map<string, Command[]>());
  const registry = useMemo<Registry>(
    () => ({
      put: (owner, commands) => owners.set(owner, commands),
      drop: (owner) => owners.delete(owner),
      all: () => [...owners.values()].flat(),
    }),
    [owners],
  );
  return <CommandContext value={registry}>{children}</CommandContext>;
}

/** Offers commands while the caller is on screen. */
export function useCommands(commands: Command[]): void {
  const registry = useRegistry();
  const owner = useId();
  const held = useRef(commands);
  held.current = commands;
  useEffect(() => {
    registry.put(owner, held.current);
  });
  useEffect(() => () => registry.drop(owner), [registry, owner]);
}

/** Reads what is offered now. */
export const useAllCommands = () => useRegistry().all;
