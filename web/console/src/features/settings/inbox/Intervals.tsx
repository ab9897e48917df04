import type { Times } from "@api/settings";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./hours.module.css";

export const USUAL: Times = { opens: "09:00", closes: "18:00" };
const MOST = 12;

interface Props {
  /** The day they are of. */
  name: string;
  times: Times[];
  onChange: (times: Times[]) => void;
}

/** 9 reads 09:00, 930 and 9.30 read 09:30; what is no time stays as it was typed. */
export function written(text: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})\s*[:.\uff1a]?\s*(\d{2})?\s*$/.exec(text) ?? [];
  return hour ? `${hour.padStart(2, "0")}:${minute ?? "00"}` : text;
}

/** The times of one day: none is closed, several have breaks between them. */
export function Intervals({ name, times, onChange }: Props) {
  const { t } = useTranslation("settings");
  const edit = (at: number, part: Partial<Times>) =>
    onChange(times.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const last = times[times.length - 1];
  return (
    <div className={styles.times}>
      {times.length === 0 && <span className={styles.closed}>{t("hours.closed")}</span>}
      {times.map((one, n) => (
        <span key={n} className={styles.pair}>
          {(["opens", "closes"] as const).map((part) => (
            <Input
              key={part}
              value={one[part]}
              maxLength={5}
              inputMode="numeric"
              placeholder="00:00"
              aria-label={t(`hours.${part}`, { day: name, n: n + 1 })}
              onChange={(e) => edit(n, { [part]: e.target.value })}
              onBlur={(e) => edit(n, { [part]: written(e.target.value) })}
            />
          ))}
          {one.opens && one.closes && one.closes < one.opens && <em>{t("hours.nextDay")}</em>}
          <Button
            type="text"
            size="small"
            icon={<X size={14} />}
            aria-label={t("hours.removeTimes", { day: name, n: n + 1 })}
            onClick={() => onChange(times.filter((_, at) => at !== n))}
          />
        </span>
      ))}
      <Button
        type="text"
        size="small"
        icon={<Plus size={14} />}
        disabled={times.length >= MOST}
        aria-label={t("hours.addTimes", { day: name })}
        onClick={() => onChange([...times, last ? { opens: last.closes, closes: "" } : USUAL])}
      >
        {times.length === 0 && t("hours.open")}
      </Button>
    </div>
  );
}
