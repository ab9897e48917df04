import { useTranslation } from "react-i18next";

/** Says how often a site is visited. */
export function useEvery(): (hours: number | null) => string {
  const { t } = useTranslation("imports");
  return (hours) => {
    if (!hours) return t("sites.byHand");
    if (hours % 168 === 0) return t("sites.weeks", { count: hours / 168 });
    if (hours % 24 === 0) return t("sites.days", { count: hours / 24 });
    return t("sites.hours", { count: hours });
  };
}
