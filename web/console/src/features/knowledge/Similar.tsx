import Button from "antd/es/button";
import Input from "antd/es/input";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./knowledge.module.css";

interface Props {
  value: string[];
  disabled: boolean;
  onChange: (value: string[]) => void;
}

/** Other ways customers put the same question. */
export function Similar({ value, disabled, onChange }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend className={styles.quiet}>{t("similarHint")}</legend>
      <div className={styles.similar}>
        {value.map((text, i) => (
          <div key={i}>
            <Input
              value={text}
              disabled={disabled}
              aria-label={t("similarNth", { n: i + 1 })}
              onChange={(e) => onChange(value.map((x, j) => (j === i ? e.target.value : x)))}
              onPressEnter={() => onChange([...value, ""])}
            />
            <Button
              type="text"
              disabled={disabled}
              icon={<X size={14} />}
              aria-label={t("removeSimilar", { n: i + 1 })}
              onClick={() => onChange(value.filter((_, j) => j !== i))}
            />
          </div>
        ))}
        <div>
          <Button size="small" icon={<Plus size={13} />} disabled={disabled} onClick={() => onChange([...value, ""])}>
            {t("addSimilar")}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
