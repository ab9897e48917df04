import type { Id, Page } from "@api/contract";
import type { Team } from "@api/settings";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import { useLive } from "@/features/live/store";

export interface Mentionable {
  id: Id;
  name: string;
  team: boolean;
}

/** Whom a note can mention: colleagues, and teams, whose members are meant then. */
export function useMentionable(): Mentionable[] {
  const { me } = useSession();
  const agents = useLive((s) => s.agents);
  const { data } = useQuery({
    queryKey: ["teams"],
    queryFn: () => get<Page<Team>>("/teams"),
    enabled: can(me, "staff.read"),
    staleTime: 60_000,
  });
  const people = Object.values(agents).filter((one) => one.kind === "person");
  return [
    ...people.map(({ id, name }) => ({ id, name, team: false })),
    ...(data?.items ?? []).map(({ id, name }) => ({ id, name, team: true })),
  ];
}
