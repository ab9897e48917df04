import type { Me } from "@api/contract";
import {
  BookOpenText,
  Cog,
  Inbox,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  ScrollText,
  Users,
} from "lucide-react";
import { can } from "@/core/permissions";

export interface Place {
  key: "inbox" | "knowledge" | "team" | "inboxes" | "apiKeys" | "jobs" | "audit";
  to: string;
  icon: LucideIcon;
  permission: string;
}

const daily: Place[] = [
  { key: "inbox", to: "/inbox", icon: Inbox, permission: "conversation.read" },
  { key: "knowledge", to: "/knowledge", icon: BookOpenText, permission: "knowledge.read" },
  { key: "team", to: "/team", icon: Users, permission: "staff.read" },
];

const keeping: Place[] = [
  { key: "inboxes", to: "/inboxes", icon: MonitorSmartphone, permission: "inbox.manage" },
  { key: "apiKeys", to: "/api-keys", icon: KeyRound, permission: "api_key.manage" },
  { key: "jobs", to: "/jobs", icon: Cog, permission: "jobs.manage" },
  { key: "audit", to: "/audit", icon: ScrollText, permission: "audit.read" },
];

/** The places this person may go: everyday ones, and those for keeping the house. */
export function placesOf(me: Me): { daily: Place[]; keeping: Place[] } {
  const allowed = (places: Place[]) => places.filter((p) => can(me, p.permission));
  return { daily: allowed(daily), keeping: allowed(keeping) };
}
