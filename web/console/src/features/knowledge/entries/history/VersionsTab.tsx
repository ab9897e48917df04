import type { Entry, EntryVersion } from "@api/knowledge";
import Button from "antd/es/button";
import Radio from "antd/es/radio";
import { GitCompareArrows, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Chip } from "@/core/Chip";
import { usePages } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import type { Loaded } from "../useEntry";
import { Diff } from "./Diff";
import styles from "./history.module.css";
import { RollBack } from "./RollBack";

interface Props {
  entry: Entry;
  dirty: boolean;
  onChanged: (loaded: Loaded) => void;
}

/** An entry's versions; any two are compared, any one can come back. */
export function VersionsTab({ entry, dirty, onChanged }: Props) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const mayEdit = useCan("knowledge.edit");
  const [params, setParams] = useSearchParams();
  const versions = usePages<EntryVersion>("knowledge", `/knowledge/entries/${entry.id}/versions`, { n: entry.version });
  const [back, setBack] = useState<EntryVersion | null>(null);
  const after = Number(params.get("after")) || entry.last_number;
  const known = entry.live_number !== null && entry.live_number !== after ? entry.live_number : Math.max(1, after - 1);
  const before = Number(params.get("before")) || known;
  const compare = (one: number, other: number) =>
    setParams(
      { tab: "versions", before: String(Math.min(one, other)), after: String(Math.max(one, other)) },
      { replace: true },
    );

  if (versions.error && !versions.items) return <p role="alert">{explain(versions.error)}</p>;
  return (
    <div className={styles.columns}>
      <section className={styles.card} aria-label={t("versions.list")}>
        <p className={styles.hint}>{t("versions.hint")}</p>
        <ol className={styles.list}>
          {(versions.items ?? []).map((v) => (
            <li key={v.number} data-shown={v.number === before || v.number === after}>
              <div className={styles.pick}>
                <Radio
                  name="before"
                  checked={v.number === before}
                  disabled={v.number >= after}
                  aria-label={t("versions.asBefore", { n: v.number })}
                  onChange={() => compare(v.number, after)}
                />
                <Radio
                  name="after"
                  checked={v.number === after}
                  disabled={v.number <= before}
                  aria-label={t("versions.asAfter", { n: v.number })}
                  onChange={() => compare(before, v.number)}
                />
              </div>
              <div className={styles.version}>
                <p>
                  <strong className="zk-num">{t("versions.nth", { n: v.number })}</strong>{" "}
                  {v.live && <Chip tone="accent">{t("versions.live")}</Chip>}
                  {v.draft && <Chip tone="amber">{t("versions.draft")}</Chip>}
                </p>
                <p className={styles.hint}>
                  {v.author?.name || t("versions.system")} · <TimeAgo at={v.at} />
                </p>
                {(v.note || v.restored_from) && (
                  <p>{v.restored_from ? t("versions.restored", { n: v.restored_from }) : v.note}</p>
                )}
                {v.changed.length > 0 && (
                  <p className={styles.hint}>
                    {t("versions.changed")} {v.changed.map((f) => t(`field.${f}`)).join(t("versions.and"))}
                  </p>
                )}
                {mayEdit && entry.state !== "archived" && !v.draft && v.number !== entry.last_number && (
                  <Button size="small" icon={<RotateCcw size={13} />} onClick={() => setBack(v)}>
                    {t("versions.rollBack")}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
        {versions.onMore && (
          <Button loading={versions.loadingMore} onClick={versions.onMore}>
            {t("common:loadMore")}
          </Button>
        )}
      </section>
      <section className={styles.card} aria-label={t("versions.compare")}>
        {entry.last_number > 1 ? (
          <Diff id={entry.id} before={before} after={after} />
        ) : (
          <p className={styles.hint}>
            <GitCompareArrows size={15} /> {t("versions.onlyOne")}
          </p>
        )}
      </section>
      {back && <RollBack entry={entry} version={back} dirty={dirty} onDone={onChanged} onClose={() => setBack(null)} />}
    </div>
  );
}
