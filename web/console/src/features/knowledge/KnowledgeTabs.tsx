import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";
import { usePairCount } from "./pairs/usePairCount";

/** Path below /knowledge → its word in `pages`. */
const PAGES = [
  ["", "entries"],
  ["/bases", "bases"],
  ["/ask", "ask"],
  ["/import", "import"],
  ["/sources", "sources"],
  ["/checks", "checks"],
  ["/pairs", "pairs"],
  ["/graph", "graph"],
  ["/intents", "intents"],
  ["/thresholds", "thresholds"],
] as const;

/** The pages about what the assistant knows. */
export function KnowledgeTabs() {
  const { t } = useTranslation("knowledge");
  const pairs = usePairCount();
  return (
    <SectionTabs
      label={t("pages.label")}
      tabs={PAGES.map(([path, word]) => ({
        to: `/knowledge${path}`,
        label: t(`pages.${word}`),
        deep: path !== "",
        count: word === "pairs" ? pairs : 0,
      }))}
    />
  );
}
