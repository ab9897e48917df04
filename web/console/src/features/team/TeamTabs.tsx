import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";
import { useCan } from "@/core/session";

/** The pages about the people who serve. */
export function TeamTabs() {
  const { t } = useTranslation("staffing");
  const manages = useCan("staff.manage");
  const pages = ["", "/teams", "/queues", "/roles", ...(manages ? ["/users"] : [])];
  return (
    <SectionTabs
      label={t("pages")}
      tabs={pages.map((path) => ({ to: `/team${path}`, label: t(`page.${path.slice(1) || "agents"}`) }))}
    />
  );
}
