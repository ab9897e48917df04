import type { ProactiveLimits } from "@api/proactive";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { put } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./proactive.module.css";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** How often at most, for all rules together, and when none goes. */
export function Limits({ held }: { held: ProactiveLimits }) {
  const { t } = useTranslation("proactive");
  const explain = useExplain();
  const { message } = useFeedback();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(held);
  const save = useMutation({
    mutationFn: () => put<ProactiveLimits>("/proactive-limits", wanted),
    onSuccess: (kept) => {
      client.setQueryData(["proactive-limits"], kept);
      message.success(t("saved"));
    },
    onError: (error) => message.error(explain(error)),
  });
  const count = (name: "visitor_day" | "workspace_day", most: number) => (
    <Field label={t(`limit.${name}`)}>
      <InputNumber
        min={1}
        max={most}
        precision={0}
        value={wanted[name]}
        onChange={(value) => value && setWanted({ ...wanted, [name]: value })}
      />
    </Field>
  );
  const time = (name: "quiet_from" | "quiet_to") => (
    <Field label={t(`limit.${name}`)}>
      <Input
        type="time"
        className={styles.time ?? ""}
        value={clock(wanted[name])}
        onChange={(event) => event.target.value && setWanted({ ...wanted, [name]: minutes(event.target.value) })}
      />
    </Field>
  );
  return (
    <section className={styles.panel}>
      <h2>{t("limits")}</h2>
      <p className={styles.quiet}>{t("limitsHint")}</p>
      <div className={styles.row}>
        {count("visitor_day", 20)}
        {count("workspace_day", 1_000_000)}
        {time("quiet_from")}
        {time("quiet_to")}
      </div>
      <div>
        <Button
          loading={save.isPending}
          disabled={JSON.stringify(wanted) === JSON.stringify(held)}
          onClick={() => save.mutate()}
        >
          {t("common:save")}
        </Button>
      </div>
    </section>
  );
}
