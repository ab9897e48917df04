import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { worded } from "@/core/operations/values";
import { operationsOf } from "./manifest";
import styles from "./systems.module.css";

interface Props {
  manifest: string;
  taken: Set<string>;
  onChange: (taken: Set<string>) => void;
}

/** Which of the described operations are taken; reading ones to begin with. */
export function Picks({ manifest, taken, onChange }: Props) {
  const { t, i18n } = useTranslation("systems");
  const all = operationsOf(manifest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, what it begins with
  useEffect(() => {
    onChange(new Set(all.filter((one) => !one.writes).map((one) => one.name)));
  }, []);
  const toggle = (name: string) => {
    const next = new Set(taken);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t("pick.hint")}</p>
      <p className={styles.line}>
        <Button size="small" onClick={() => onChange(new Set(all.map((one) => one.name)))}>
          {t("pick.all")}
        </Button>
        <Button size="small" onClick={() => onChange(new Set())}>
          {t("pick.none")}
        </Button>
      </p>
      <ul className={`zk-scroll ${styles.picks}`}>
        {all.map((one) => (
          <li key={one.name}>
            <Checkbox checked={taken.has(one.name)} onChange={() => toggle(one.name)}>
              {worded(one.title, i18n.language)} <code>{one.name}</code>{" "}
              {one.writes && <Chip tone="amber">{t("writes")}</Chip>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}
