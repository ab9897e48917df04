import type { MailSettings, Security } from "@api/mail";
import Button from "antd/es/button";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { del, put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./mail.module.css";

const SECURITIES: Security[] = ["tls", "starttls", "none"];
const FIELDS = ["host", "port", "security", "username", "password", "from_address", "from_name"];

/** The workspace's outgoing server. Its password is taken and never shown. */
export function ServerForm({ settings, onSaved }: { settings: MailSettings; onSaved: (now: MailSettings) => void }) {
  const { t } = useTranslation("mail");
  const { message, confirm } = useFeedback();
  const { server } = settings;
  const saved = {
    host: server?.host ?? "",
    port: server?.port ?? 465,
    security: server?.security ?? ("tls" as Security),
    username: server?.username ?? "",
    password: "",
    from_address: server?.from_address ?? "",
    from_name: server?.from_name ?? "",
  };
  const [form, setForm] = useState(saved);
  const { busy, save, wrong, rest } = useSaving([], () => {});
  const set = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const text = (name: "host" | "username" | "from_address" | "from_name", label: string) => (
    <Field label={label} problem={wrong(name)}>
      <Input value={form[name]} autoComplete="off" onChange={(e) => set({ [name]: e.target.value })} />
    </Field>
  );

  const send = () =>
    save(async () => {
      onSaved(await put<MailSettings>("/mail/server", form));
      set({ password: "" });
      void message.success(t("saved"));
    });

  function remove() {
    confirm({
      title: t("removeTitle"),
      content: t("removeHint"),
      okText: t("remove"),
      danger: true,
      onOk: async () => onSaved(await del<MailSettings>("/mail/server")),
    });
  }

  return (
    <form
      className={styles.form}
      aria-label={t("server")}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <h2>{t("server")}</h2>
      {!server && <p className={styles.hint}>{t(settings.default ? "usesDefault" : "none")}</p>}
      <div className={styles.pair}>
        {text("host", t("host"))}
        <Field label={t("port")} problem={wrong("port")}>
          <InputNumber min={1} max={65535} value={form.port} onChange={(port) => set({ port: port ?? 465 })} />
        </Field>
        <Field label={t("security")} problem={wrong("security")}>
          <Select
            value={form.security}
            onChange={(security) => set({ security })}
            options={SECURITIES.map((one) => ({ value: one, label: t(`of.${one}`) }))}
          />
        </Field>
        {text("username", t("username"))}
        <Field label={t("password")} hint={t("passwordHint")} problem={wrong("password")}>
          <Input.Password
            value={form.password}
            autoComplete="new-password"
            placeholder={server?.has_password ? t("kept") : ""}
            onChange={(e) => set({ password: e.target.value })}
          />
        </Field>
        {text("from_address", t("fromAddress"))}
        {text("from_name", t("fromName"))}
      </div>
      <Guard dirty={JSON.stringify(form) !== JSON.stringify(saved)} />
      {rest(FIELDS) && <p role="alert">{rest(FIELDS)}</p>}
      <p className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!form.host || !form.from_address}>
          {t("save")}
        </Button>
        {server && (
          <Button danger onClick={remove}>
            {t("remove")}
          </Button>
        )}
      </p>
    </form>
  );
}
