import type { ByMail as Mailing, Notifications, Trial } from "@api/notifications";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { can } from "@/core/permissions";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { Trouble } from "@/core/Trouble";
import styles from "./notify.module.css";

const NINE = 9;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, "0")}:00` }));

interface Props {
  chosen: Notifications;
  choose: (part: Partial<Notifications>) => Promise<void>;
}

/** Whether one can be told by mail, a trial of it, and the daily digest. */
export function ByMail({ chosen, choose }: Props) {
  const { t } = useTranslation("notify");
  const { data, error } = useQuery({
    queryKey: ["alerts-mail"],
    queryFn: ({ signal }) => get<Mailing>("/me/alerts/mail", signal),
  });
  return (
    <>
      <section className={styles.card} aria-labelledby="by-mail">
        <h2 id="by-mail">{t("mail.title")}</h2>
        {error ? <Trouble error={error} /> : null}
        <p>{t("mail.hint")}</p>
        {data && (data.ready ? <Try to={data.to} /> : <NotSetUp />)}
      </section>
      <section className={styles.card} aria-labelledby="digest">
        <h2 id="digest">{t("digest.title")}</h2>
        <p>{t("digest.hint")}</p>
        <Digest chosen={chosen} choose={choose} zone={data?.zone} />
        {data && !data.ready && <NotSetUp />}
      </section>
    </>
  );
}

/** Sends oneself a mail, and says what came of it. */
function Try({ to }: { to: string }) {
  const { t } = useTranslation("notify");
  const { message } = useFeedback();
  const explain = useExplain();
  const [busy, setBusy] = useState(false);
  async function send() {
    setBusy(true);
    try {
      const { sent, problem } = await post<Trial>("/me/alerts/mail/trial");
      if (sent) void message.success(t("mail.sent", { to }));
      else void message.error(t("mail.failed", { problem }), 8);
    } catch (failed) {
      void message.error(explain(failed), 8);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={styles.row}>
      <span className={styles.to}>{to}</span>
      <Button loading={busy} onClick={() => void send()}>
        {t("mail.trial")}
      </Button>
    </div>
  );
}

/** No mail leaves from here, and who can change that. */
function NotSetUp() {
  const { t } = useTranslation("notify");
  const { me } = useSession();
  return (
    <p role="status">
      {can(me, "inbox.manage") ? (
        <>
          {t("mail.notSetUp")} <Link to="/mail">{t("mail.setUp")}</Link>
        </>
      ) : (
        t("mail.askAdmin")
      )}
    </p>
  );
}

/** Whether a digest is mailed, and when. */
function Digest({ chosen, choose, zone }: Props & { zone: string | undefined }) {
  const { t } = useTranslation("notify");
  const [hour, setHour] = useState(chosen.digest_hour ?? NINE);
  const on = chosen.digest_hour !== null;
  return (
    <div className={styles.switch}>
      <Switch
        aria-labelledby="digest-on"
        checked={on}
        onChange={(now) => void choose({ digest_hour: now ? hour : null })}
      />
      <span id="digest-on">{t("digest.on")}</span>
      <Select
        aria-label={t("digest.hour")}
        className={styles.hour as string}
        value={hour}
        disabled={!on}
        options={HOURS}
        onChange={(now) => {
          setHour(now);
          void choose({ digest_hour: now });
        }}
      />
      {zone && <span className={styles.zone}>{t("digest.zone", { zone })}</span>}
    </div>
  );
}
