import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** The scenarios, and what came of them. */
export function ScenarioTabs() {
  const { t } = useTranslation("scenarios");
  return (
    <SectionTabs
      label={t("title")}
      tabs={[
        { to: "/scenarios", label: t("tabs.scenarios") },
        { to: "/scenarios/runs", label: t("tabs.runs"), deep: true },
      ]}
    />
  );
}
