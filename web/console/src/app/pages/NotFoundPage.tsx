import { Empty } from "@ui/Empty";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/core/session";
import { firstPlace } from "../shell/nav";

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation();
  const { me } = useSession();
  const place = firstPlace(me);
  const where = place ? t(`place.${place.key}`) : t("profile");
  return (
    <Empty
      icon={<Compass size={22} />}
      title={t("notFound")}
      action={<Link to={place?.to ?? "/profile"}>{t("forbidden.goto", { place: where })}</Link>}
    />
  );
}
