import { useTranslation } from "react-i18next";
import { SectionTabs } from "@/core/SectionTabs";
import { useCan } from "@/core/session";
import { useWaiting } from "./learning/useWaiting";
import { usePairCount } from "./pairs/usePairCount";

/** Path below /knowledge → its word in `pages`. */
const PAGES = [
  ["", "entries"],
  ["/bases", "bases"],
  ["/ask", "ask"],
  ["/canned", "canned"],
  ["/import", "import"],
  ["/sources", "sources"],
  ["/checks", "checks"],
  ["/pairs", "pairs"],
  ["/gaps", "gaps"],
  ["/corrections", "corrections"],
  ["/graph", "graph"],
  ["/intents", "intents"],
  ["/thresholds", "thresholds"],
  ["/hand-over", "handOver"],
] as const;

/** The pages about what the assistant knows. */
export function KnowledgeTabs() {
  const { t } = useTranslation("knowledge");
  const replies = useCan("conversation.reply");
  const counts: Record<string, number> = { pairs: usePairCount(), ...useWaiting() };
  return (
    <SectionTabs
      label={t("pages.label")}
      tabs={PAGES.filter(([, word]) => word !== "canned" || replies).map(([path, word]) => ({
        to: `/knowledge${path}`,
        label: t(`pages.${word}`),
        deep: path !== "",
        count: counts[word] ?? 0,
      }))}
    />
  );
}
