import type { Notifications } from "@api/notifications";
import type { PushDevice, PushDevices, PushTrial } from "@api/push";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { ApiError, del, get, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import styles from "./notify.module.css";
import { able, here, turnOff, turnOn } from "./push";
import { TOLD } from "./rules";

interface Props {
  chosen: Notifications;
  choose: (part: Partial<Notifications>) => Promise<void>;
  /** The browser asked for permission. */
  onAsked: () => void;
}

/** Being told on this device while the console is closed, and on which others one is. */
export function Away({ chosen, choose, onAsked }: Props) {
  const { t } = useTranslation("notify");
  const { me } = useSession();
  const { message } = useFeedback();
  const explain = useExplain();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["push"],
    queryFn: async ({ signal }) => ({ ...(await get<PushDevices>("/me/push", signal)), here: await here() }),
  });
  const [state, setState] = useState(able);
  const [busy, setBusy] = useState(false);
  const mine = data?.devices.find((one) => one.fingerprint === data.here);

  async function act(work: () => Promise<unknown>) {
    setBusy(true);
    try {
      await work();
    } catch (failed) {
      // What the browser says is no sentence for people: nearly always its maker's push service cannot be reached.
      void message.error(failed instanceof ApiError ? explain(failed) : t("away.noService"), 8);
    } finally {
      await queries.invalidateQueries({ queryKey: ["push"] });
      setState(able());
      onAsked();
      setBusy(false);
    }
  }
  /** Who chose his ways before there was this one would be told of nothing. */
  async function chooseSome() {
    if (TOLD.some((told) => chosen[told].includes("push"))) return;
    const { assigned, replied, mentioned } = chosen;
    await choose({
      assigned: [...assigned, "push"],
      replied: [...replied, "push"],
      mentioned: [...mentioned, "push"],
    });
  }
  const toggle = (on: boolean) => {
    if (!data) return;
    void act(async () => {
      if (on) {
        if (await turnOn(me.user.id, data.public_key)) await chooseSome();
        return;
      }
      if (mine) await del(`/me/push/${mine.id}`);
      await turnOff();
    });
  };
  const remove = (device: PushDevice) =>
    act(async () => {
      await del(`/me/push/${device.id}`);
      if (device === mine) await turnOff();
    });
  const trial = (device: PushDevice) =>
    act(async () => {
      const { state: came, problem } = await post<PushTrial>(`/me/push/${device.id}/trial`);
      if (came === "sent") void message.success(t("away.sent"));
      else void message.error(t(came === "gone" ? "away.gone" : "away.failed", { problem }), 8);
    });
  return (
    <section className={styles.card} aria-labelledby="away">
      <h2 id="away">{t("away.title")}</h2>
      {error ? <Trouble error={error} /> : null}
      <div className={styles.switch}>
        <Switch
          aria-labelledby="away-here"
          aria-describedby="away-state"
          checked={mine !== undefined}
          loading={busy}
          disabled={!data || (state !== "yes" && !mine)}
          onChange={toggle}
        />
        <span id="away-here">{t("away.here")}</span>
      </div>
      <p id="away-state" role="status">
        {t(`away.state.${state !== "yes" ? state : mine ? "on" : "off"}`)}
      </p>
      {data && data.devices.length > 0 && (
        <ul className={styles.devices} aria-label={t("away.devices")}>
          {data.devices.map((device) => (
            <Device
              key={device.id}
              device={device}
              own={device === mine}
              busy={busy}
              onTrial={() => void trial(device)}
              onRemove={() => void remove(device)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface DeviceProps {
  device: PushDevice;
  own: boolean;
  busy: boolean;
  onTrial: () => void;
  onRemove: () => void;
}

/** A browser that one is told on. */
function Device({ device, own, busy, onTrial, onRemove }: DeviceProps) {
  const { t } = useTranslation("notify");
  const name = device.name || t("away.unknown");
  return (
    <li>
      <div>
        <strong>{name}</strong> {own && <Chip tone="accent">{t("away.own")}</Chip>}
        <span>
          {t("away.since")} <TimeAgo at={device.created_at} />
          {device.told_at && (
            <>
              {" · "}
              {t("away.told")} <TimeAgo at={device.told_at} />
            </>
          )}
        </span>
        {device.problem && <span data-trouble>{t("away.failed", { problem: device.problem })}</span>}
      </div>
      <Button size="small" disabled={busy} onClick={onTrial} aria-label={`${t("away.trial")} · ${name}`}>
        {t("away.trial")}
      </Button>
      <Button size="small" disabled={busy} onClick={onRemove} aria-label={`${t("away.remove")} · ${name}`}>
        {t("away.remove")}
      </Button>
    </li>
  );
}
