import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** How programs of one's own are let in, and told what happens. */
export function ProgramTabs() {
  const { t } = useTranslation(["settings", "hooks"]);
  const tabs = [
    { to: "/api-keys", label: t("settings:apiKeys") },
    { to: "/api-keys/webhooks", label: t("hooks:title"), deep: true },
  ];
  return <SectionTabs label={t("hooks:programs")} tabs={tabs} />;
}
