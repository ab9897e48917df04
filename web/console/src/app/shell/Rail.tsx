import Tooltip from "antd/es/tooltip";
import { Command, Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink, useNavigate } from "react-router";
import logo from "@/core/logo.svg";
import { Menu } from "@/core/Menu";
import { useSession } from "@/core/session";
import { useNarrow } from "@/core/useMedia";
import { useLive } from "@/features/live/store";
import { type Place, placesOf } from "./nav";
import { PresenceMenu } from "./PresenceMenu";
import styles from "./Rail.module.css";

function PlaceLink({ place, badge }: { place: Place; badge?: number | undefined }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const Icon = place.icon;
  const name = t(`place.${place.key}`);
  const count = badge ? (badge > 99 ? "99+" : String(badge)) : null;
  const link = (
    <NavLink to={place.to} className={styles.link ?? ""} aria-label={count ? `${name} ${count}` : name}>
      <Icon size={20} />
      {narrow && <span>{name}</span>}
      {count && <b className="zk-num">{count}</b>}
    </NavLink>
  );
  return narrow ? (
    link
  ) : (
    <Tooltip title={name} placement="right">
      {link}
    </Tooltip>
  );
}

/** The way around: a rail at the left, or a bar at the foot of a phone. */
export function Rail({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const mine = useLive((s) => s.counts?.mine);
  const places = placesOf(me);
  // On a phone there is room for five: whoever has more places finds the rest behind "more".
  const all = [...places.daily, ...places.keeping];
  const room = all.length <= 5 ? 5 : 4;
  const daily = narrow ? all.slice(0, room) : places.daily;
  const keeping = narrow ? all.slice(room) : places.keeping;
  return (
    <nav className={styles.rail} aria-label={t("mainNav")}>
      {!narrow && <img className={styles.logo} src={logo} width={32} height={32} alt={me.workspace.name} />}
      {daily.map((place) => (
        <PlaceLink key={place.key} place={place} badge={place.key === "inbox" ? mine : undefined} />
      ))}
      {!narrow && <span className={styles.gap} />}
      {!narrow && keeping.map((place) => <PlaceLink key={place.key} place={place} />)}
      {narrow && keeping.length > 0 && (
        <Menu
          menu={{
            items: keeping.map((p) => ({ key: p.to, label: t(`place.${p.key}`), icon: <p.icon size={16} /> })),
            onClick: ({ key }) => navigate(key),
          }}
        >
          <button type="button" className={styles.link}>
            <Ellipsis size={20} />
            <span>{t("place.more")}</span>
          </button>
        </Menu>
      )}
      {!narrow && (
        <Tooltip title={t("paletteHint")} placement="right">
          <button type="button" className={styles.link} aria-label={t("paletteHint")} onClick={onPalette}>
            <Command size={20} />
          </button>
        </Tooltip>
      )}
      <PresenceMenu />
    </nav>
  );
}
