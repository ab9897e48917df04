import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Segmented from "antd/es/segmented";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import styles from "../settings.module.css";
import { colorNote } from "./color";
import type { SetValues, Two, Values } from "./values";

interface Props {
  values: Values;
  set: SetValues;
}

/** Words in both languages, side by side. */
export function TwoWords({
  label,
  hint,
  value,
  most,
  onChange,
}: {
  label: string;
  hint?: string;
  value: Two;
  most: number;
  onChange: (value: Two) => void;
}) {
  const { t } = useTranslation("settings");
  return (
    <div className={styles.two}>
      {(["zh", "en"] as const).map((one) => (
        <Field
          key={one}
          label={`${label} · ${t(`localeName.${one === "zh" ? "zh-CN" : "en"}`)}`}
          {...(hint && one === "zh" ? { hint } : {})}
        >
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={most}
            value={value[one]}
            onChange={(e) => onChange({ ...value, [one]: e.target.value.replace(/\n/g, most < 100 ? " " : "\n") })}
          />
        </Field>
      ))}
    </div>
  );
}

/** Colour, place, words and face of launcher and widget. */
export function LookFields({ values, set }: Props) {
  const { t } = useTranslation("settings");
  const { look, color } = values;
  const change = (part: Partial<Values["look"]>) => set({ look: { ...look, ...part } });
  const note = colorNote(color);
  return (
    <>
      <div className={styles.two}>
        <Field label={t("color")} hint={t(`colorNote.${note.kind}`, note)}>
          <Input
            value={color}
            prefix={
              <input
                type="color"
                className={styles.swatch}
                value={/^#[0-9a-f]{6}$/i.test(color) ? color : "#000000"}
                aria-label={t("color")}
                onChange={(e) => set({ color: e.target.value })}
              />
            }
            onChange={(e) => set({ color: e.target.value })}
          />
        </Field>
        <Field label={t("theme")}>
          <Segmented
            aria-label={t("theme")}
            block
            value={look.theme}
            options={(["auto", "light", "dark"] as const).map((value) => ({ value, label: t(`themeName.${value}`) }))}
            onChange={(theme) => change({ theme })}
          />
        </Field>
        <Field label={t("side")}>
          <Segmented
            aria-label={t("side")}
            block
            value={look.side}
            options={(["left", "right"] as const).map((value) => ({ value, label: t(`sideName.${value}`) }))}
            onChange={(side) => change({ side })}
          />
        </Field>
        <Field label={t("offsetX")}>
          <InputNumber min={0} max={300} suffix="px" value={look.x} onChange={(x) => change({ x: x ?? 20 })} />
        </Field>
        <Field label={t("offsetY")}>
          <InputNumber min={0} max={300} suffix="px" value={look.y} onChange={(y) => change({ y: y ?? 20 })} />
        </Field>
      </div>
      <TwoWords
        label={t("launcherText")}
        hint={t("launcherTextHint")}
        most={24}
        value={look.text}
        onChange={(text) => change({ text })}
      />
      <Field label={t("avatar")} hint={t("avatarHint")}>
        <Input
          value={look.avatar}
          maxLength={500}
          placeholder="https://"
          onChange={(e) => change({ avatar: e.target.value })}
        />
      </Field>
    </>
  );
}
