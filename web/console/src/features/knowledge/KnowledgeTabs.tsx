import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";

/** Path below /knowledge → its word in `pages`. */
const PAGES = [
  ["", "entries"],
  ["/bases", "bases"],
  ["/ask", "ask"],
  ["/import", "import"],
  ["/thresholds", "thresholds"],
] as const;

/** The pages about what the assistant knows. */
export function KnowledgeTabs() {
  const { t } = useTranslation("knowledge");
  return (
    <SectionTabs
      label={t("pages.label")}
      tabs={PAGES.map(([path, word]) => ({ to: `/knowledge${path}`, label: t(`pages.${word}`) }))}
    />
  );
}
