import type { Entry } from "@api/knowledge";
import { Markdown } from "@ui/Markdown";
import Button from "antd/es/button";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { TimeAgo } from "@/core/TimeAgo";
import { WidgetPreview } from "../preview/WidgetPreview";
import { useTime } from "../useTime";
import styles from "./reading.module.css";

/** An entry for whoever looks something up: the answer first, then what one must know about it. */
export function ReadTab({ entry }: { entry: Entry }) {
  const { t } = useTranslation("knowledge");
  const time = useTime();
  const { message } = useFeedback();
  async function copy() {
    try {
      await navigator.clipboard.writeText(entry.answer);
      void message.success(t("common:copied"));
    } catch {
      void message.info(t("common:copyByHand")); // no clipboard on plain http
    }
  }
  const variants = Object.entries(entry.variants);
  const validity = [
    entry.valid_from && t("reading.from", { at: time(entry.valid_from) }),
    entry.valid_until && t("reading.until", { at: time(entry.valid_until) }),
  ].filter(Boolean);
  const facts: [string, ReactNode][] = [
    [t("audience.label"), t(`audience.${entry.audience}`)],
    [t("reading.validity"), validity.join(t("versions.and")) || t("reading.always")],
    [t("language"), t(`locale.${entry.locale}`)],
    [t("owner.label"), entry.owner?.name || t("owner.none")],
    [t("updated"), <TimeAgo key="at" at={entry.updated_at} />],
  ];
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <section className={styles.card} aria-label={t("answer")}>
          {entry.summary && <p className={styles.summary}>{entry.summary}</p>}
          <div className={styles.answer}>
            <Markdown text={entry.answer} />
          </div>
          <p className={styles.foot}>
            <Button size="small" icon={<Copy size={13} />} onClick={() => void copy()}>
              {t("reading.copy")}
            </Button>
          </p>
        </section>
        {variants.map(([kind, text]) => (
          <section
            key={kind}
            className={styles.card}
            aria-label={t("edit.answerIn", { channel: t(`channel.${kind}`) })}
          >
            <h2>{t("edit.answerIn", { channel: t(`channel.${kind}`) })}</h2>
            <Markdown text={text} />
          </section>
        ))}
        <section className={styles.card} aria-label={t("reading.about")}>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {entry.tags.length > 0 && (
            <p className={styles.foot}>
              {entry.tags.map((tag) => (
                <Chip key={tag}>{tag}</Chip>
              ))}
            </p>
          )}
          {entry.similar.length > 0 && (
            <>
              <h2>{t("edit.similar")}</h2>
              <ul className={styles.similar}>
                {entry.similar.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      <aside className={styles.aside}>
        <WidgetPreview question={entry.question} answer={entry.variants.widget ?? entry.answer} channel={null} />
      </aside>
    </div>
  );
}
