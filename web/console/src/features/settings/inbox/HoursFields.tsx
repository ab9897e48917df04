import { DAYS, type Day, type OpeningHours, type SpecialDate } from "@api/settings";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { Copy, Plus, X } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { useUndo } from "@/core/feedback";
import { HoursNow } from "./HoursNow";
import styles from "./hours.module.css";
import { Intervals, USUAL } from "./Intervals";
import type { SetValues, Values } from "./values";

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
const WORKDAYS = DAYS.slice(0, 5);
const MOST = 400;

interface Props {
  values: Values;
  saved: OpeningHours;
  set: SetValues;
}

/** When people serve: always, or a week of hours with dates that replace their weekday. */
export function HoursFields({ values, saved, set }: Props) {
  const { t } = useTranslation("settings");
  const { hours } = values;
  const latest = useRef(hours); // what was edited after a step stays when the step is undone
  latest.current = hours;
  const change: Change = (part) =>
    set({ hours: { ...latest.current, ...(typeof part === "function" ? part(latest.current) : part) } });
  const begin = (always: boolean) => {
    const empty = !DAYS.some((day) => hours.week[day]?.length);
    const week = empty ? Object.fromEntries(WORKDAYS.map((day) => [day, [USUAL]])) : hours.week;
    change(always ? { always } : { always, week });
  };
  const changed = JSON.stringify(hours) !== JSON.stringify(saved);
  return (
    <>
      <Field label={t("hours.always")} hint={t("hours.alwaysHint")}>
        <Switch className={styles.own} checked={hours.always} onChange={begin} />
      </Field>
      {!hours.always && (
        <>
          <HoursNow hours={hours} />
          <Field label={t("hours.zone")} hint={t("hours.zoneHint")}>
            <Select showSearch value={hours.zone} options={ZONES} onChange={(zone: string) => change({ zone })} />
          </Field>
          <Week hours={hours} change={change} />
          <Dates hours={hours} change={change} />
        </>
      )}
      {changed && <Consequences items={t(hours.always ? "hours.effectsAlways" : "hours.effects").split("\n")} />}
    </>
  );
}

type Part = Partial<OpeningHours>;
type Change = (part: Part | ((latest: OpeningHours) => Part)) => void;
interface PartProps {
  hours: OpeningHours;
  change: Change;
}

function Week({ hours, change }: PartProps) {
  const { t } = useTranslation("settings");
  const undoable = useUndo();
  const copy = (from: Day) => {
    const held = hours.week;
    change({ week: { ...held, ...Object.fromEntries(WORKDAYS.map((day) => [day, hours.week[from] ?? []])) } });
    undoable(t("hours.copied", { day: t(`hours.day.${from}`) }), () => change({ week: held }));
  };
  return (
    <fieldset className={styles.week}>
      <legend>{t("hours.week")}</legend>
      <p>{t("hours.weekHint")}</p>
      {DAYS.map((day) => (
        <div key={day} className={styles.day}>
          <b>{t(`hours.day.${day}`)}</b>
          <Intervals
            name={t(`hours.day.${day}`)}
            times={hours.week[day] ?? []}
            onChange={(times) => change({ week: { ...hours.week, [day]: times } })}
          />
          <Button
            type="text"
            icon={<Copy size={15} />}
            title={t("hours.copy", { day: t(`hours.day.${day}`) })}
            aria-label={t("hours.copy", { day: t(`hours.day.${day}`) })}
            onClick={() => copy(day)}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Dates({ hours, change }: PartProps) {
  const { t } = useTranslation("settings");
  const undoable = useUndo();
  const { dates } = hours;
  const edit = (at: number, part: Partial<SpecialDate>) =>
    change({ dates: dates.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  const remove = (at: number) => {
    change({ dates: dates.filter((_, n) => n !== at) });
    const gone = dates.slice(at, at + 1);
    undoable(t("hours.removed", { date: gone[0]?.date ?? "" }), () =>
      change((latest) => ({ dates: [...latest.dates.slice(0, at), ...gone, ...latest.dates.slice(at)] })),
    );
  };
  return (
    <fieldset className={styles.week}>
      <legend>{t("hours.dates")}</legend>
      <p>{t("hours.datesHint")}</p>
      {dates.map((one, n) => (
        <div key={n} className={styles.date}>
          <Input
            type="date"
            value={one.date}
            aria-label={t("hours.dateOf", { n: n + 1 })}
            onChange={(e) => edit(n, { date: e.target.value })}
          />
          <Input
            maxLength={40}
            value={one.name}
            placeholder={t("hours.name")}
            aria-label={t("hours.nameOf", { n: n + 1 })}
            onChange={(e) => edit(n, { name: e.target.value })}
          />
          <Intervals name={one.date} times={one.open} onChange={(open) => edit(n, { open })} />
          <Button
            type="text"
            icon={<X size={15} />}
            aria-label={t("hours.removeDate", { date: one.date || n + 1 })}
            onClick={() => remove(n)}
          />
        </div>
      ))}
      <Button
        icon={<Plus size={15} />}
        disabled={dates.length >= MOST}
        onClick={() => change({ dates: [...dates, { date: "", name: "", open: [] }] })}
      >
        {t("hours.addDate")}
      </Button>
    </fieldset>
  );
}
