import type { Notifications, Told, Way } from "@api/notifications";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/core/Page";
import { Trouble } from "@/core/Trouble";
import { absolute } from "@/core/time";
import { Away } from "./Away";
import { ByMail } from "./ByMail";
import styles from "./notify.module.css";
import { TOLD } from "./rules";
import { ring } from "./sound";
import { useNotifications } from "./useNotifications";

const WAYS: Way[] = ["page", "sound", "desktop", "push", "mail"];
const PEACE_MIN = [30, 60, 240];

/** By which ways one is told of what, and a while of peace. */
export function Component() {
  const { t } = useTranslation("notify");
  const [permission, setPermission] = useState(permitted);
  const { chosen, error, choose } = useNotifications();
  return (
    <Page title={t("title")} hint={t("hint")}>
      {error ? <Trouble error={error} /> : null}
      {!chosen && !error && <SkeletonRows count={4} height={56} />}
      {chosen && (
        <div className={styles.stack}>
          <Peace chosen={chosen} choose={choose} />
          <Grid chosen={chosen} choose={choose} />
          <Desktop state={permission} onAsked={setPermission} />
          <Away chosen={chosen} choose={choose} onAsked={() => setPermission(permitted())} />
          <ByMail chosen={chosen} choose={choose} />
        </div>
      )}
    </Page>
  );
}

const permitted = () => ("Notification" in window ? Notification.permission : "denied");

interface Props {
  chosen: Notifications;
  choose: (part: Partial<Notifications>) => Promise<void>;
}

/** A while without being told of anything. */
function Peace({ chosen, choose }: Props) {
  const { t, i18n } = useTranslation("notify");
  const quiet = chosen.quiet_until && Date.parse(chosen.quiet_until) > Date.now() ? chosen.quiet_until : null;
  const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  return (
    <section className={styles.card}>
      <h2>{t("peace")}</h2>
      <p role="status">{quiet ? t("quiet", { until: absolute(quiet, i18n.language) }) : t("peaceHint")}</p>
      <div className={styles.row}>
        {PEACE_MIN.map((minutes) => (
          <Button key={minutes} onClick={() => void choose({ quiet_until: until(minutes) })}>
            {minutes < 60 ? t("peaceFor", { minutes }) : t("peaceHours", { hours: minutes / 60 })}
          </Button>
        ))}
        {quiet && (
          <Button type="primary" onClick={() => void choose({ quiet_until: null })}>
            {t("peaceEnd")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What by which ways. */
function Grid({ chosen, choose }: Props) {
  const { t } = useTranslation("notify");
  const toggle = (told: Told, way: Way) => {
    const now = chosen[told];
    void choose({ [told]: now.includes(way) ? now.filter((one) => one !== way) : [...now, way] });
    if (way === "sound" && !now.includes(way)) ring();
  };
  return (
    <section className={styles.card}>
      <table className={styles.grid}>
        <caption className="zk-sr">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TOLD.map((told) => (
            <tr key={told}>
              <th scope="row">
                {t(`event.${told}`)}
                <span>{t(`eventHint.${told}`)}</span>
              </th>
              {WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={`${t(`event.${told}`)} · ${t(`way.${way}`)}`}
                    checked={chosen[told].includes(way)}
                    onChange={() => toggle(told, way)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether this browser may show notifications beside its window. */
function Desktop({
  state,
  onAsked,
}: {
  state: NotificationPermission;
  onAsked: (now: NotificationPermission) => void;
}) {
  const { t } = useTranslation("notify");
  return (
    <section className={styles.card}>
      <h2>{t("way.desktop")}</h2>
      <p>{t(`desktop.${state}`)}</p>
      {state === "default" && (
        <div>
          <Button onClick={() => void Notification.requestPermission().then(onAsked)}>{t("allow")}</Button>
        </div>
      )}
    </section>
  );
}
