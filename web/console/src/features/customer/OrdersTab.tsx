import { Empty } from "@ui/Empty";
import { Package } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Orders come from merchants' systems; none is connected in this release, and the place says so. */
export function OrdersTab() {
  const { t } = useTranslation("customer");
  return <Empty icon={<Package size={22} />} title={t("orders.none")} hint={t("orders.hint")} />;
}
