import type { ModelUse, ModelUses } from "@api/languageModel";
import Switch from "antd/es/switch";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./model.module.css";

const USES: ModelUse[] = ["rewrite", "flows", "answers", "tone"];

/** What the model is used for, each with what comes of switching it. */
export function Uses({ uses, set }: { uses: ModelUses; set: (uses: ModelUses) => void }) {
  const { t } = useTranslation("model");
  const id = useId();
  return (
    <fieldset className={styles.uses}>
      <legend>{t("uses")}</legend>
      {USES.map((use) => (
        <div key={use} className={styles.use}>
          <Switch
            checked={uses[use]}
            aria-labelledby={`${id}-${use}`}
            aria-describedby={`${id}-${use}-about`}
            onChange={(on) => set({ ...uses, [use]: on })}
          />
          <div>
            <span id={`${id}-${use}`}>{t(`use.${use}`)}</span>
            <p id={`${id}-${use}-about`}>{t(`useHint.${use}`)}</p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
