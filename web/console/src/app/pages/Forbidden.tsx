import { Empty } from "@ui/Empty";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/core/session";
import { firstPlace } from "../shell/nav";

/** A page one may not see: which right it takes, whom to ask, and where to go instead. */
export function Forbidden({ permission }: { permission: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const place = firstPlace(me);
  return (
    <main className="zk-scroll" style={{ height: "100%" }}>
      <Empty
        icon={<Lock size={22} />}
        title={t("forbidden.title")}
        hint={t("forbidden.hint", { right: t(`right.${permission}`) })}
        action={
          <Link to={place?.to ?? "/profile"}>
            {t("forbidden.goto", { place: place ? t(`place.${place.key}`) : t("profile") })}
          </Link>
        }
      />
    </main>
  );
}
