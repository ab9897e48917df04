import type { HandOverPolicy, PolicySettings, SensitiveTopic, TriggerName, TriggerSetting } from "@api/handOver";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./handover.module.css";

export const GROUPS: [string, TriggerName[]][] = [
  ["danger", ["despair", "sensitive"]],
  ["wish", ["asked", "complaint", "anger"]],
  ["lack", ["unresolved", "repeated", "low_confidence", "flow", "action_failed", "action_unknown"]],
  ["value", ["vip", "order_value"]],
];
const TOPICS: SensitiveTopic[] = ["legal", "safety", "media", "medical", "regulator"];
const MINOR = 100; // of an order's value, as a person writes it

interface Props {
  name: TriggerName;
  held: HandOverPolicy;
  wanted: PolicySettings;
  change: (wanted: PolicySettings) => void;
}

const of = (settings: PolicySettings, name: TriggerName) =>
  settings.triggers.find((one) => one.name === name) as TriggerSetting;

/** One trigger: on or off, from which number on, what it means, its default, how often it fired. */
export function TriggerRow({ name, held, wanted, change }: Props) {
  const { t } = useTranslation("handOver");
  const now = of(wanted, name);
  const base = of(held.base, name);
  const scale = held.scales.find((one) => one.name === name);
  const times = held.fired.times.find((one) => one.name === name)?.times ?? 0;
  const always = held.always_on.includes(name);
  const unit = name === "order_value" ? MINOR : 1;
  const set = (changed: Partial<TriggerSetting>) =>
    change({ ...wanted, triggers: wanted.triggers.map((one) => (one.name === name ? { ...one, ...changed } : one)) });
  const standard = scale && base.at !== null ? `${base.at / unit} ${t(`unit.${name}`)}` : null;
  return (
    <div className={styles.trigger} data-off={!now.on}>
      <Switch
        aria-label={t(`trigger.${name}.name`)}
        checked={now.on}
        disabled={always}
        onChange={(on) => set({ on })}
      />
      <div className={styles.what}>
        <p>
          <strong>{t(`trigger.${name}.name`)}</strong>
          {always && <Chip>{t("always")}</Chip>}
          {(now.on !== base.on || now.at !== base.at) && <Chip tone="accent">{t("differs")}</Chip>}
        </p>
        <p className={styles.quiet}>{t(`trigger.${name}.what`)}</p>
        {now.on && <More name={name} wanted={wanted} change={change} />}
      </div>
      {scale && now.on && (
        <div className={styles.inline}>
          <InputNumber
            aria-label={`${t(`trigger.${name}.name`)} ${t(`unit.${name}`)}`}
            min={scale.least / unit}
            max={scale.most / unit}
            precision={scale.whole ? 0 : 1}
            value={now.at === null ? null : now.at / unit}
            onChange={(at) => at !== null && set({ at: at * unit })}
          />
          <span>{t(`unit.${name}`)}</span>
        </div>
      )}
      <div className={styles.side}>
        <span className="zk-num">{times ? t("fired", { count: times }) : t("never")}</span>
        <span className={styles.quiet}>
          {!always &&
            (standard && base.on ? t("default", { value: standard }) : t(base.on ? "defaultOn" : "defaultOff"))}
        </span>
      </div>
    </div>
  );
}

/** What a trigger has besides a number. */
function More({ name, wanted, change }: Pick<Props, "name" | "wanted" | "change">) {
  const { t } = useTranslation("handOver");
  if (name === "sensitive")
    return (
      <Checkbox.Group
        aria-label={t("topics")}
        value={wanted.topics}
        options={TOPICS.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
        onChange={(topics) => change({ ...wanted, topics: topics as SensitiveTopic[] })}
      />
    );
  if (name === "low_confidence")
    return (
      <div className={styles.inline}>
        <span>{t("unsure")}</span>
        <InputNumber
          aria-label={t("unsure")}
          min={30}
          max={95}
          precision={0}
          suffix="%"
          value={Math.round(wanted.unsure_below * 100)}
          onChange={(share) => share !== null && change({ ...wanted, unsure_below: share / 100 })}
        />
      </div>
    );
  if (name !== "vip") return null;
  const names = (label: string, value: string[], set: (value: string[]) => void) => (
    <Select
      mode="tags"
      aria-label={label}
      placeholder={label}
      className={styles.names ?? ""}
      value={value}
      open={false}
      suffixIcon={null}
      onChange={set}
    />
  );
  return (
    <div className={styles.inline}>
      {names(t("vipTags"), wanted.vip_tags, (vip_tags) => change({ ...wanted, vip_tags }))}
      <Input
        aria-label={t("vipAttribute")}
        placeholder={t("vipAttribute")}
        className={styles.names ?? ""}
        value={wanted.vip_attribute}
        onChange={(event) => change({ ...wanted, vip_attribute: event.target.value })}
      />
      {names(t("vipValues"), wanted.vip_values, (vip_values) => change({ ...wanted, vip_values }))}
    </div>
  );
}
