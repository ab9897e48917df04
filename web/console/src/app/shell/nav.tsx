import type { Me } from "@api/contract";
import {
  Activity,
  BookOpenText,
  BrainCircuit,
  Cog,
  Contact,
  FlaskConical,
  Inbox,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Mail,
  Megaphone,
  MonitorSmartphone,
  Plug,
  ScrollText,
  Store,
  Users,
  Workflow,
} from "lucide-react";
import { can } from "@/core/permissions";

export interface Place {
  key:
    | "inbox"
    | "board"
    | "customers"
    | "knowledge"
    | "flows"
    | "scenarios"
    | "connectors"
    | "calls"
    | "team"
    | "inboxes"
    | "mail"
    | "proactive"
    | "model"
    | "apiKeys"
    | "workspace"
    | "system"
    | "audit";
  to: string;
  icon: LucideIcon;
  permission: string;
}

const daily: Place[] = [
  { key: "inbox", to: "/inbox", icon: Inbox, permission: "conversation.read" },
  { key: "customers", to: "/customers", icon: Contact, permission: "customer.read" },
  { key: "knowledge", to: "/knowledge", icon: BookOpenText, permission: "knowledge.read" },
  { key: "flows", to: "/flows", icon: Workflow, permission: "knowledge.read" },
  { key: "scenarios", to: "/scenarios", icon: FlaskConical, permission: "knowledge.read" },
  { key: "board", to: "/board", icon: Activity, permission: "report.read" },
  { key: "team", to: "/team", icon: Users, permission: "staff.read" },
];

const keeping: Place[] = [
  { key: "workspace", to: "/workspace", icon: Store, permission: "workspace.manage" },
  { key: "inboxes", to: "/inboxes", icon: MonitorSmartphone, permission: "inbox.manage" },
  { key: "mail", to: "/mail", icon: Mail, permission: "inbox.manage" },
  { key: "proactive", to: "/proactive", icon: Megaphone, permission: "inbox.manage" },
  { key: "connectors", to: "/connectors", icon: Plug, permission: "connector.manage" },
  { key: "calls", to: "/action-calls", icon: ListChecks, permission: "action.read" },
  { key: "model", to: "/language-model", icon: BrainCircuit, permission: "model.manage" },
  { key: "apiKeys", to: "/api-keys", icon: KeyRound, permission: "api_key.manage" },
  { key: "system", to: "/system", icon: Cog, permission: "jobs.manage" },
  { key: "audit", to: "/audit", icon: ScrollText, permission: "audit.read" },
];

/** Where this person begins: the first place he may go; work on hand comes before the list of colleagues. */
export function firstPlace(me: Me): Place | undefined {
  const places = [...daily, ...keeping].filter((p) => can(me, p.permission));
  return places.find((p) => p.key !== "team") ?? places[0];
}

/** The places this person may go: everyday ones, and those for keeping the house. */
export function placesOf(me: Me): { daily: Place[]; keeping: Place[] } {
  // Who keeps the connectors finds their calls beside them.
  const there = (p: Place) => can(me, p.permission) && !(p.key === "calls" && can(me, "connector.manage"));
  const allowed = (places: Place[]) => places.filter(there);
  return { daily: allowed(daily), keeping: allowed(keeping) };
}
