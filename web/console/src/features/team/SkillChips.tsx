import type { Agent } from "@api/contract";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./team.module.css";

/** What somebody can do and which languages he serves. */
export function SkillChips({ agent }: { agent: Agent }) {
  const { t } = useTranslation("staffing");
  const skills = Object.entries(agent.skills);
  const languages = agent.languages.map((one) => t(`language.${one}`));
  return (
    <span className={styles.chips}>
      {skills.map(([name, level]) => (
        <Chip key={name}>
          {name} {level}
        </Chip>
      ))}
      {languages.map((one) => (
        <Chip key={one}>{one}</Chip>
      ))}
      {!skills.length && !languages.length && <span className={styles.quiet}>{t("noSkills")}</span>}
    </span>
  );
}
