import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** The pages of those who keep the place running. */
export function OpsTabs() {
  const { t } = useTranslation("ops");
  const tabs = [
    { to: "/system", label: t("system") },
    { to: "/jobs", label: t("jobs") },
  ];
  return <SectionTabs label={t("system")} tabs={tabs} />;
}
