import type { Me } from "@api/contract";
import type { Team } from "@api/settings";
import { sharing } from "@/core/permissions";

/** For whom the signed-in person may keep replies. */
export const keepable = (me: Me, teams: Team[]) => sharing(me, "canned_reply.manage", teams);
