import { useTranslation } from "react-i18next";
import { SectionTabs } from "./SectionTabs";
import { useCan } from "./session";

/** The merchant's systems, and what was done in them. */
export function SystemsTabs() {
  const { t } = useTranslation("systems");
  const manage = useCan("connector.manage");
  const reads = useCan("action.read");
  const tabs = [
    ...(manage ? [{ to: "/connectors", label: t("title"), deep: true }] : []),
    ...(reads ? [{ to: "/action-calls", label: t("calls.title"), deep: true }] : []),
  ];
  return tabs.length > 1 ? <SectionTabs label={t("place")} tabs={tabs} /> : null;
}
