import type { LanguageModelUsage } from "@api/languageModel";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { Coins } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import { get } from "@/core/http";
import { money } from "./form";
import styles from "./model.module.css";

type Day = LanguageModelUsage["days"][number];

/** What the model used today and on the days before, with what it cost by the prices that were entered. */
export function Usage() {
  const { t, i18n } = useTranslation("model");
  const { data, error } = useQuery({
    queryKey: ["language-model-usage"],
    queryFn: ({ signal }) => get<LanguageModelUsage>("/language-model/usage?days=30", signal),
  });
  const count = (n: number) => n.toLocaleString(i18n.language);
  const today = new Date().toISOString().slice(0, 10);
  const spent = data?.days.filter((one) => one.day === today) ?? [];
  return (
    <section className={styles.panel} aria-label={t("usage")}>
      <h2>{t("usage")}</h2>
      {data && (
        <p className="zk-num">
          {data.daily_tokens === null
            ? t("todayTokens", { used: count(data.today_tokens) })
            : t("todayOf", { used: count(data.today_tokens), most: count(data.daily_tokens) })}
          {spent.map((one) => ` · ${money(one.cost, one.currency, i18n.language)}`)}
        </p>
      )}
      <p className={styles.quiet}>{t("usageHint")}</p>
      <DataTable<Day>
        items={data?.days}
        error={error}
        caption={t("usage")}
        rowKey={(one) => one.day + one.currency}
        empty={<Empty icon={<Coins size={22} />} title={t("unused")} hint={t("unusedHint")} />}
        columns={[
          { key: "day", title: t("day"), cell: (one) => <span className="zk-num">{one.day}</span> },
          { key: "calls", title: t("calls"), cell: (one) => <span className="zk-num">{count(one.calls)}</span> },
          {
            key: "failures",
            title: t("failures"),
            cell: (one) => <span className="zk-num">{count(one.failures)}</span>,
          },
          {
            key: "tokens",
            title: t("tokens"),
            cell: (one) => (
              <span className="zk-num">{t("inOut", { in: count(one.tokens_in), out: count(one.tokens_out) })}</span>
            ),
          },
          {
            key: "cost",
            title: t("cost"),
            cell: (one) => <span className="zk-num">{money(one.cost, one.currency, i18n.language)}</span>,
          },
        ]}
      />
    </section>
  );
}
