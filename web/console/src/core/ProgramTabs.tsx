import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** How programs of one's own are let in, and told what happens. */
export function ProgramTabs() {
  const { t } = useTranslation("hooks");
  const tabs = [
    { to: "/api-keys", label: t("settings:apiKeys") },
    { to: "/api-keys/webhooks", label: t("title"), deep: true },
  ];
  return <SectionTabs label={t("programs")} tabs={tabs} />;
}
