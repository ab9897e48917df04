import type { Presence } from "@api/contract";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useCommands } from "@/core/commands";
import { currentLanguage, switchLanguage } from "@/core/i18n";
import { useSession } from "@/core/session";
import { useTheme } from "@/core/theme";
import { placesOf } from "./nav";
import { usePresence } from "./PresenceMenu";

/** What can be done from anywhere: go places, change presence, language, theme. */
export function useShellCommands(): void {
  const { t } = useTranslation();
  const { me, signOut } = useSession();
  const navigate = useNavigate();
  const { name, choose } = useTheme();
  const { agent, set } = usePresence();
  const { daily, keeping } = placesOf(me);
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
    { id: "ask", group: go, label: t("palette.ask"), run: () => navigate("/knowledge/ask") },
    { id: "import", group: go, label: t("palette.import"), run: () => navigate("/knowledge/import") },
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
    { id: "language", group: self, label: t("palette.language"), run: () => void switchLanguage(other) },
    { id: "sign-out", group: self, label: t("signOut"), run: () => void signOut() },
  ]);
}
