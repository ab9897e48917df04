import type { Retention, RetentionForecast } from "@api/people";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { useFeedback, useUndo } from "@/core/feedback";
import { get, put } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { Trouble } from "@/core/Trouble";
import { WorkspaceTabs } from "./WorkspaceTabs";
import styles from "./workspace.module.css";

const PATH = "/customer-retention";
const CHOICES = [3, 6, 12, 24, 36, 60];

/** How long customers are kept of whom nothing is heard, and what another time would do. */
export function Component() {
  const { t } = useTranslation("workspace");
  const { data, error } = useQuery({
    queryKey: ["retention"],
    queryFn: ({ signal }) => get<Retention>(PATH, signal),
  });
  return (
    <Page title={t("retention.data")} hint={t("retention.dataHint")} tabs={<WorkspaceTabs />}>
      <div className={styles.stack}>
        <section className={styles.card}>
          {data ? (
            <Choice key={data.months} held={data} />
          ) : error ? (
            <Trouble error={error} />
          ) : (
            <SkeletonRows count={2} />
          )}
        </section>
        <section className={styles.card}>
          <h2>{t("retention.kept_else")}</h2>
          {(["else1", "else2", "else3"] as const).map((key) => (
            <p key={key} className={styles.quiet}>
              {t(`retention.${key}`)}
            </p>
          ))}
        </section>
      </div>
    </Page>
  );
}

function Choice({ held }: { held: Retention }) {
  const { t, i18n } = useTranslation("workspace");
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const explain = useExplain();
  const undo = useUndo();
  const { message } = useFeedback();
  const [months, setMonths] = useState(held.months);
  const [busy, setBusy] = useState(false);
  const shorter = months !== null && (held.months === null || months < held.months);
  const forecast = useQuery({
    queryKey: ["retention", "forecast", months],
    queryFn: ({ signal }) => get<RetentionForecast>(`${PATH}/forecast?months=${months}`, signal),
    enabled: months !== null && months !== held.months,
  });

  async function save(chosen: number | null, back: number | null) {
    setBusy(true);
    try {
      queries.setQueryData(["retention"], await put<Retention>(PATH, { months: chosen }));
      if (chosen !== back) undo(t("retention.saved"), () => save(back, back));
    } catch (failed) {
      void message.error(explain(failed));
    } finally {
      setBusy(false);
    }
  }

  const count = forecast.data?.customers;
  const told =
    forecast.data &&
    t(`retention.${count === 0 ? "forecast_zero" : forecast.data.more ? "forecastMore" : "forecast"}`, { count });
  const begins = held.begins_at && new Date(held.begins_at);
  const at =
    begins && begins > new Date() && begins.toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={styles.form}>
      <Field label={t("retention.kept")} hint={t("retention.keptHint")}>
        <Select
          value={months ?? 0}
          style={{ maxWidth: 360 }}
          options={[0, ...CHOICES.concat(held.months ?? []).filter((one, n, all) => all.indexOf(one) === n)].map(
            (value) => ({
              value,
              label: value ? t("retention.months", { count: value }) : t("retention.forever"),
            }),
          )}
          onChange={(value: number) => setMonths(value || null)}
        />
      </Field>
      {told && <Consequences danger={count !== 0} items={shorter ? [told, t("retention.grace")] : [told]} />}
      {months === held.months && months !== null && (
        <p className={styles.quiet}>{at ? t("retention.begins", { at }) : t("retention.running")}</p>
      )}
      <div>
        <Button
          type="primary"
          danger={shorter && count !== 0}
          loading={busy}
          disabled={months === held.months || (months !== null && !forecast.data)}
          onClick={() => void save(months, held.months)}
        >
          {common("save")}
        </Button>
      </div>
    </div>
  );
}
