import { Empty } from "@ui/Empty";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation();
  return <Empty icon={<Compass size={22} />} title={t("notFound")} action={<Link to="/inbox">{t("toInbox")}</Link>} />;
}
