import type { Words } from "@api/actions";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { operationsOf, topOf, withTop } from "./manifest";
import styles from "./systems.module.css";

interface Props {
  text: string;
  onChange: (text: string) => void;
  secrets: ReactNode;
}

/** Where a system is, how we prove who we are, how long we wait, which operation says that it is well. */
export function Access({ text, onChange, secrets }: Props) {
  const { t } = useTranslation("systems");
  const of = <T,>(key: string) => topOf(text, key) as T | undefined;
  const set = (key: string, value: unknown) => onChange(withTop(text, key, value));
  const told = of<Words | string>("title") ?? {};
  const title: Words = typeof told === "string" ? { zh: told } : told;
  const auth = of<{ kind: string; name?: string }>("auth");
  const kind = of<string>("kind");
  const reading = operationsOf(text).filter((one) => !one.writes);
  return (
    <div className={styles.card}>
      <div className={styles.two}>
        <Field label={t("titleZh")}>
          <Input value={title.zh ?? ""} onChange={(e) => set("title", { ...title, zh: e.target.value })} />
        </Field>
        <Field label={t("titleEn")}>
          <Input value={title.en ?? ""} onChange={(e) => set("title", { ...title, en: e.target.value })} />
        </Field>
      </div>
      {kind !== "plugin" && (
        <div className={styles.two}>
          <Field label={t("baseUrl")} hint={t("baseUrlHint")}>
            <Input value={of<string>("base_url") ?? ""} onChange={(e) => set("base_url", e.target.value)} />
          </Field>
          <Field label={t("sandboxUrl")} hint={t("sandboxHint")}>
            <Input
              value={of<string>("sandbox_url") ?? ""}
              placeholder="https://"
              onChange={(e) => set("sandbox_url", e.target.value)}
            />
          </Field>
        </div>
      )}
      <div className={styles.two}>
        <Field label={t("auth.label")}>
          <Select
            value={auth?.kind ?? "none"}
            options={["none", "bearer", "basic", "header"].map((value) => ({ value, label: t(`auth.${value}`) }))}
            onChange={(value) => set("auth", value === "none" ? undefined : { ...auth, kind: value })}
          />
        </Field>
        {auth?.kind === "header" && (
          <Field label={t("auth.name")}>
            <Input value={auth.name ?? ""} onChange={(e) => set("auth", { ...auth, name: e.target.value })} />
          </Field>
        )}
        <Field label={t("health")} hint={t("healthHint")}>
          <Select
            allowClear
            value={of<string>("health") ?? null}
            options={reading.map((one) => ({ value: one.name, label: one.name }))}
            onChange={(value) => set("health", value)}
          />
        </Field>
        <Field label={t("timeout")} hint={t("timeoutHint")}>
          <InputNumber
            min={1}
            max={60}
            value={of<number>("timeout_s") ?? null}
            placeholder="8"
            onChange={(value) => set("timeout_s", value)}
          />
        </Field>
      </div>
      {secrets}
    </div>
  );
}
