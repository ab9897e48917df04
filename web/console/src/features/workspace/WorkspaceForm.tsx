import type { Me } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { patch } from "@/core/http";
import { useSession } from "@/core/session";
import { setZone } from "@/core/time";
import { useSaving } from "@/core/useSaving";
import styles from "./workspace.module.css";

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
const LANGUAGES = [
  { value: "zh-CN", label: "\u7b80\u4f53\u4e2d\u6587" },
  { value: "en", label: "English" },
];

/** Name, language and zone of the workspace, and what follows from a change. */
export function WorkspaceForm({ onSaved }: { onSaved?: () => unknown }) {
  const { t } = useTranslation("workspace");
  const { me, update } = useSession();
  const { message } = useFeedback();
  const [form, setForm] = useState({
    name: me.workspace.name,
    locale: me.workspace.locale,
    timezone: me.workspace.timezone,
  });
  const { busy, save, wrong, rest } = useSaving([], () => {});
  const set = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const changed = (["name", "locale", "timezone"] as const).filter((key) => form[key] !== me.workspace[key]);

  const send = () =>
    save(async () => {
      const workspace = await patch<Me["workspace"]>("/workspace", { ...form, name: form.name.trim() });
      update({ ...me, workspace });
      setZone(workspace.timezone);
      setForm({ name: workspace.name, locale: workspace.locale, timezone: workspace.timezone });
      void message.success(t("saved"));
      await onSaved?.();
    });

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t("name")}
        hint={t("nameHint")}
        problem={wrong("name") ?? (form.name.trim() ? undefined : t("nameMissing"))}
      >
        <Input value={form.name} maxLength={100} onChange={(e) => set({ name: e.target.value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={t("language")} hint={t("languageHint")} problem={wrong("locale")}>
          <Select value={form.locale} options={LANGUAGES} onChange={(locale) => set({ locale })} />
        </Field>
        <Field label={t("zone")} hint={t("zoneHint")} problem={wrong("timezone")}>
          <Select showSearch value={form.timezone} options={ZONES} onChange={(timezone) => set({ timezone })} />
        </Field>
      </div>
      {changed.length > 0 && <Consequences items={changed.map((key) => t(`becomes.${key}`))} />}
      {rest(["name", "locale", "timezone"]) && <p role="alert">{rest(["name", "locale", "timezone"])}</p>}
      {!onSaved && <Guard dirty={changed.length > 0} />}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!changed.length || !form.name.trim()}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}
