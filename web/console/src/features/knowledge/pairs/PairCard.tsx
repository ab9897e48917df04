import type { EntryPair, PairEnd } from "@api/imports";
import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../imports/imports.module.css";
import { marked } from "./marked";
import own from "./pairs.module.css";

const LONG = 240;

function End({ end, numbers }: { end: PairEnd; numbers: number[] }) {
  const { t } = useTranslation("imports");
  const long = end.answer.length > LONG || end.answer.split("\n").length > 8;
  const [whole, setWhole] = useState(!long);
  return (
    <section className={own.end}>
      <Link className={styles.name ?? ""} to={`/knowledge/${end.id}`}>
        {end.question}
      </Link>
      {end.asked !== end.question && <p className={styles.quiet}>{t("pairs.asked", { text: end.asked })}</p>}
      <p className={own.answer} data-whole={whole}>
        {marked(end.answer, numbers).map((piece, i) =>
          piece.marked ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
        )}
      </p>
      <p className={styles.line}>
        <Link className={styles.quiet ?? ""} to={`/knowledge/${end.id}`}>
          {t("pairs.open")}
        </Link>
        {long && (
          <button type="button" className={styles.linkish} aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {t(whole ? "pairs.less" : "pairs.more")}
          </button>
        )}
      </p>
    </section>
  );
}

/** Two entries that ask nearly the same, side by side, with the numbers that differ marked. */
export function PairCard({ pair, busy, onSettle }: { pair: EntryPair; busy: boolean; onSettle: () => void }) {
  const { t } = useTranslation("imports");
  const mayEdit = useCan("knowledge.edit");
  return (
    <article className={styles.card} aria-label={`${pair.one.question} / ${pair.other.question}`}>
      <p className={styles.line}>
        <Chip tone={pair.kind === "contradiction" ? "red" : "plain"}>{t(`pairs.kind.${pair.kind}`)}</Chip>
        <span className="zk-num">{t("pairs.chance", { percent: Math.round(pair.chance * 100) })}</span>
        {pair.numbers.map((one) => (
          <Chip key={one.unit}>
            {t(`pairs.unit.${one.unit}`, { defaultValue: one.unit })}: {one.one.join(" / ")} ≠ {one.other.join(" / ")}
          </Chip>
        ))}
        <span className={`${styles.quiet} ${styles.push}`}>
          <TimeAgo at={pair.found_at} />
        </span>
      </p>
      <div className={own.ends}>
        <End end={pair.one} numbers={pair.numbers.flatMap((n) => n.one)} />
        <End end={pair.other} numbers={pair.numbers.flatMap((n) => n.other)} />
      </div>
      <p className={styles.line}>
        <span className={styles.quiet}>
          {pair.dismissed_at
            ? t("pairs.dismissedBy", { name: pair.dismissed_by?.name ?? "" })
            : t(`pairs.advice.${pair.kind}`)}
        </span>
        {mayEdit && (
          <Button className={styles.push ?? ""} loading={busy} onClick={onSettle}>
            {t(pair.dismissed_at ? "pairs.back" : "pairs.dismiss")}
          </Button>
        )}
      </p>
    </article>
  );
}
