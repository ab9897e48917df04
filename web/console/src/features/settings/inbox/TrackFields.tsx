import InputNumber from "antd/es/input-number";
import Switch from "antd/es/switch";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import type { SetValues, Values } from "./values";

/** What is kept of what visitors do on the site, and for how long. */
export function TrackFields({ values, set }: { values: Values; set: SetValues }) {
  const { t } = useTranslation("settings");
  const { track } = values;
  return (
    <>
      <Field label={t("track.pages")} hint={t("track.pagesHint")}>
        <Switch checked={track.pages} onChange={(pages) => set({ track: { ...track, pages } })} />
      </Field>
      <Field label={t("track.days")} hint={t("track.daysHint")}>
        <InputNumber
          min={1}
          max={365}
          precision={0}
          value={track.days}
          onChange={(days) => set({ track: { ...track, days: days ?? 30 } })}
        />
      </Field>
    </>
  );
}
