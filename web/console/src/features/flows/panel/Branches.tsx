import Button from "antd/es/button";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { setStep } from "../model/edits";
import { END, list, record, type Step } from "../model/flow";
import { Expression } from "./Expressions";
import styles from "./panel.module.css";
import { Where } from "./Where";

interface Props {
  step: Step;
  ids: string[];
  text: string;
  set: (text: string) => void;
  onLead: (on: string, target: string | undefined, n?: number) => void;
}

/** The cases of a condition: the first that holds is taken. */
export function Branches({ step, ids, text, set, onLead }: Props) {
  const { t } = useTranslation("flows");
  const cases = list(step.raw.when).map(record);
  const change = (when: unknown[]) => set(setStep(text, step.index, { when }));
  return (
    <fieldset className={styles.group}>
      <legend>{t("form.cases")}</legend>
      {cases.map((one, n) => (
        <div key={n} className={styles.box}>
          <Expression
            label={t("form.if", { n: n + 1 })}
            value={one.if}
            onChange={(said) => change(cases.map((was, i) => (i === n ? { ...was, if: said } : was)))}
          />
          <Where
            label={t("form.go")}
            ids={ids}
            value={typeof one.go === "string" ? one.go : undefined}
            onChange={(to) => onLead("when", to ?? END, n)}
          />
          {cases.length > 1 && (
            <Button
              size="small"
              type="text"
              icon={<Trash2 size={14} />}
              aria-label={t("form.removeCase", { n: n + 1 })}
              onClick={() => change(cases.filter((_, i) => i !== n))}
            />
          )}
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus size={13} />}
        style={{ justifySelf: "start" }}
        onClick={() => change([...cases, { if: "true", go: END }])}
      >
        {t("form.addCase")}
      </Button>
    </fieldset>
  );
}
