import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import styles from "../Suggest.module.css";
import type { Mentions } from "./useMention";

/** Colleagues and teams above a note, narrowed by what is typed after the @. */
export function MentionPicker({ id, mention }: { id: string; mention: Mentions }) {
  const { t } = useTranslation("conversation");
  const { found, active } = mention;
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the keys
  useEffect(() => {
    document.getElementById(id)?.scrollIntoView({ block: "nearest" }); // newer browsers give a promise, which cleans nothing up
  }, [id, active]);
  return (
    <div className={styles.suggest}>
      <div className={`zk-scroll ${styles.list}`} role="listbox" aria-label={t("suggest.colleagues")}>
        {found.map((one) => (
          <button
            key={one.id}
            id={one === active ? id : undefined}
            type="button"
            role="option"
            aria-selected={one === active}
            data-at={one === active}
            tabIndex={-1}
            onMouseDown={(e) => e.preventDefault()}
            onMouseMove={() => mention.stand(one)}
            onClick={() => mention.choose(one)}
          >
            <strong>{one.name}</strong>
            {one.team && <span>{t("suggest.team")}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
