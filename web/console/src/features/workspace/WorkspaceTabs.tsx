import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** The pages of the workspace's own settings. */
export function WorkspaceTabs() {
  const { t } = useTranslation("workspace");
  const tabs = [
    { to: "/workspace", label: t("general") },
    { to: "/workspace/attributes", label: t("record:title") },
    { to: "/workspace/data", label: t("retention.data") },
  ];
  return <SectionTabs label={t("title")} tabs={tabs} />;
}
