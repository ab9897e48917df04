import type { Presence } from "@api/contract";
import type { SavedView } from "@api/views";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useCommands } from "@/core/commands";
import { get } from "@/core/http";
import { currentLanguage, switchLanguage } from "@/core/i18n";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import { useTheme } from "@/core/theme";
import { addressOf } from "@/features/inbox/filters";
import { views } from "@/features/live/selectors";
import { placesOf } from "./nav";
import { usePresence } from "./PresenceMenu";

/** Pages within a place that are reached by name. */
const within = [
  { key: "ask", to: "/knowledge/ask", permission: "knowledge.read" },
  { key: "import", to: "/knowledge/import", permission: "knowledge.edit" },
  { key: "bases", to: "/knowledge/bases", permission: "knowledge.read" },
  { key: "teams", to: "/team/teams", permission: "staff.read" },
  { key: "queues", to: "/team/queues", permission: "staff.read" },
  { key: "roles", to: "/team/roles", permission: "staff.read" },
  { key: "jobs", to: "/jobs", permission: "jobs.manage" },
  { key: "start", to: "/start", permission: "staff.manage" },
  { key: "users", to: "/team/users", permission: "staff.manage" },
] as const;

/** What can be done from anywhere: go places, change presence, language, theme. */
export function useShellCommands(onKeys: () => void): void {
  const { t } = useTranslation();
  const { me, signOut } = useSession();
  const navigate = useNavigate();
  const { name, choose } = useTheme();
  const { agent, set } = usePresence();
  const { daily, keeping } = placesOf(me);
  const reads = can(me, "conversation.read");
  const { data } = useQuery({
    queryKey: ["inbox-views"],
    queryFn: () => get<{ items: SavedView[] }>("/inbox/views"),
    enabled: reads,
  });
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const go = t("palette.go");
  const self = t("palette.me");
  useCommands([
    ...[...daily, ...keeping].map((p) => ({
      id: p.to,
      group: go,
      label: t(`place.${p.key}`),
      run: () => navigate(p.to),
    })),
    ...within
      .filter((p) => can(me, p.permission))
      .map((p) => ({ id: p.to, group: go, label: t(`palette.${p.key}`), run: () => navigate(p.to) })),
    { id: "search", group: go, label: t("palette.search"), keys: "F", run: () => navigate("/search") },
    { id: "notifications", group: go, label: t("notifications"), run: () => navigate("/notifications") },
    ...(reads
      ? views.map((view) => ({
          id: `view-${view}`,
          group: t("palette.views"),
          label: t(`inbox:viewHint.${view}`),
          run: () => navigate(`/inbox?view=${view}`),
        }))
      : []),
    ...(data?.items ?? []).map((view) => ({
      id: view.id,
      group: t("palette.views"),
      label: view.name,
      run: () => navigate(`/inbox?${addressOf(view)}`),
    })),
    { id: "profile", group: go, label: t("profile"), run: () => navigate("/profile") },
    ...(agent
      ? (["online", "away", "offline"] as Presence[]).map((p) => ({
          id: `presence-${p}`,
          group: self,
          label: t("palette.presence", { presence: t(`presence.${p}`) }),
          run: () => void set(p),
        }))
      : []),
    {
      id: "theme",
      group: self,
      label: t(name === "dark" ? "palette.light" : "palette.dark"),
      run: () => choose(name === "dark" ? "light" : "dark"),
    },
    { id: "keys", group: self, label: t("palette.keys"), keys: "?", run: onKeys },
    { id: "language", group: self, label: t("palette.language"), run: () => void switchLanguage(other) },
    { id: "sign-out", group: self, label: t("signOut"), run: () => void signOut() },
  ]);
}
