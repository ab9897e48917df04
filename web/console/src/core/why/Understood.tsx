import type { Understood as Read } from "@api/understood";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./why.module.css";

interface Props {
  read: Read & { asked?: string[]; repaired_text?: string | null };
}

/** What was read out of a message besides the question; nothing about what it does not hold. */
export function Understood({ read }: Props) {
  const { t } = useTranslation("conversation");
  const said = (one: Read["entities"][number]) => {
    const [number = "", unit = ""] = one.kind === "duration" ? one.value.split(" ") : [];
    return unit ? t(`why.span.${unit}`, { count: Number(number), defaultValue: one.value }) : one.value;
  };
  const several = (read.asked?.length ?? read.questions ?? 0) > 1;
  const rows: [string, ReactNode][] = [];
  if (read.written) rows.push(["written", t(`why.written.${read.written}`, { defaultValue: read.written })]);
  if (several)
    rows.push([
      "split",
      read.asked?.length ? (
        <ol key="split" className={styles.list}>
          {read.asked.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      ) : (
        t("why.splitCount", { count: read.questions ?? 0 })
      ),
    ]);
  if (read.repaired) rows.push(["repaired", read.repaired_text || t("why.repairedSome")]);
  if (read.entities.length)
    rows.push([
      "entities",
      read.entities.map((one) => (
        <Chip key={`${one.kind}:${one.value}`}>
          {t(`why.entity.${one.kind}`, { defaultValue: one.kind })} {said(one)}
        </Chip>
      )),
    ]);
  if (read.sentiment !== "neutral") rows.push(["mood", t(`why.mood.${read.sentiment}`)]);
  if (read.urgency > 0) rows.push(["urgency", t(`why.urgent.${Math.min(read.urgency, 2)}`)]);
  if (read.intent)
    rows.push([
      "intent",
      <span key="intent">
        {read.intent.known ? read.intent.name : t("why.noIntent", { name: read.intent.name })}{" "}
        <span className="zk-num">{read.intent.probability.toFixed(2)}</span>
      </span>,
    ]);
  if (!rows.length) return <p className={styles.quiet}>{t("why.nothingElse")}</p>;
  return (
    <dl className={styles.facts}>
      {rows.map(([key, value]) => (
        <div key={key} style={{ display: "contents" }}>
          <dt>{t(`why.read_.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
