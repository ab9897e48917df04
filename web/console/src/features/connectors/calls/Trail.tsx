import type { ActionCall } from "@api/actions";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { useCan } from "@/core/session";
import styles from "../systems.module.css";
import { picture } from "./picture";
import { ReasonForm } from "./ReasonForm";

/** What the page looked like after each step of a recorded procedure; opened with a reason, since it shows all there was. */
export function Trail({ call }: { call: ActionCall }) {
  const { t } = useTranslation("systems");
  const may = useCan("customer.unmask");
  const [shots, setShots] = useState<[number, string][]>([]);
  const { data } = useQuery({
    queryKey: ["action-trail", call.id],
    queryFn: ({ signal }) => get<{ steps: number[] }>(`/action-calls/${call.id}/trail`, signal),
  });
  useEffect(
    () => () => {
      for (const [, url] of shots) URL.revokeObjectURL(url);
    },
    [shots],
  );
  if (!data?.steps.length) return null;
  async function open(reason: string) {
    const found: [number, string][] = [];
    for (const step of data?.steps ?? []) found.push([step, await picture(call.id, step, reason)]);
    setShots(found);
  }
  return (
    <section className={styles.form} aria-label={t("trail.title")}>
      <h3>{t("trail.title")}</h3>
      {!shots.length && <p className={styles.quiet}>{t("trail.count", { count: data.steps.length })}</p>}
      {!shots.length && may && <ReasonForm label={t("calls.unmaskWhy")} go={t("trail.open")} onGo={open} />}
      {shots.length > 0 && (
        <ul className={styles.trail}>
          {shots.map(([step, url]) => (
            <li key={step}>
              <a href={url} target="_blank" rel="noreferrer">
                <img src={url} alt={t("trail.step", { step })} />
              </a>
              {t("trail.step", { step })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
