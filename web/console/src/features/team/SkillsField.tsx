import AutoComplete from "antd/es/auto-complete";
import Button from "antd/es/button";
import Rate from "antd/es/rate";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./skills.module.css";

export interface Skill {
  name: string;
  level: number;
}

interface Props {
  skills: Skill[];
  /** Skills that others have, to pick from. */
  known: string[];
  onChange: (skills: Skill[]) => void;
}

/** Skills with levels, a row each. */
export function SkillsField({ skills, known, onChange }: Props) {
  const { t } = useTranslation("staffing");
  const set = (at: number, part: Partial<Skill>) =>
    onChange(skills.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const free = known.filter((name) => !skills.some((one) => one.name === name));
  return (
    <fieldset className={styles.skills}>
      <legend>{t("skills")}</legend>
      {skills.map((one, n) => (
        <div key={n} className={styles.row}>
          <AutoComplete
            aria-label={t("skillNamed", { n: n + 1 })}
            className={styles.name ?? ""}
            placeholder={t("skillExample")}
            value={one.name}
            maxLength={40}
            options={free.map((value) => ({ value }))}
            onChange={(name: string) => set(n, { name })}
          />
          <Rate
            aria-label={t("levelNamed", { n: n + 1 })}
            allowClear={false}
            value={one.level}
            onChange={(level) => set(n, { level })}
          />
          <Button
            type="text"
            size="small"
            icon={<X size={15} />}
            aria-label={t("removeSkill", { n: n + 1 })}
            onClick={() => onChange(skills.filter((_, other) => other !== n))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus size={14} />}
        disabled={skills.length >= 20}
        onClick={() => onChange([...skills, { name: "", level: 3 }])}
      >
        {t("addSkill")}
      </Button>
    </fieldset>
  );
}

/** Rows from the API's skills. */
export function skillRows(skills: Record<string, number>): Skill[] {
  return Object.entries(skills).map(([name, level]) => ({ name, level }));
}

/** The API's skills from rows; rows without a name are left out. */
export function skillsOf(rows: Skill[]): Record<string, number> {
  return Object.fromEntries(rows.filter((one) => one.name.trim()).map((one) => [one.name.trim(), one.level]));
}
