import { useTranslation } from "react-i18next";
import { useSession } from "@/core/session";

/** Writes a moment as date and time in the workspace's zone. */
export function useTime(): (at: string) => string {
  const { i18n } = useTranslation();
  const { me } = useSession();
  return (at) => {
    const other = new Date(at).getFullYear() !== new Date().getFullYear();
    return new Intl.DateTimeFormat(i18n.language, {
      ...(other ? { year: "numeric" } : {}),
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: me.workspace.timezone,
    }).format(new Date(at));
  };
}
