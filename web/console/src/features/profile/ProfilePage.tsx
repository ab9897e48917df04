import type { Me } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { patch } from "@/core/http";
import { type Language, switchLanguage } from "@/core/i18n";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { type ThemeChoice, useTheme } from "@/core/theme";
import { PasswordForm } from "./PasswordForm";
import styles from "./profile.module.css";

const KEYS: [keys: string, what: string][] = [
  ["J K", "move"],
  ["R", "reply"],
  ["N", "note"],
  ["A", "assign"],
  ["E", "resolve"],
  ["/", "answers"],
  ["Ctrl ⌘ K", "palette"],
];

/** One's own name, language, theme and password. */
export function Component() {
  const { t, i18n } = useTranslation("profile");
  const { me, update } = useSession();
  const { choice, choose } = useTheme();
  const { message } = useFeedback();
  const explain = useExplain();
  const [name, setName] = useState(me.user.name);
  const [begun, setBegun] = useState(false);

  async function change(part: { name?: string; locale?: Language }) {
    try {
      const next = await patch<Me>("/me", part);
      update({ ...next, csrf_token: next.csrf_token || me.csrf_token });
      void message.success(t("saved"));
    } catch (error) {
      void message.error(explain(error));
    }
  }

  async function speak(language: Language) {
    await switchLanguage(language);
    await change({ locale: language });
  }

  return (
    <Page title={t("title")} hint={`${me.user.email} · ${me.workspace.name}`}>
      <Guard dirty={begun || name !== me.user.name} />
      <div className={styles.stack}>
        <section className={styles.card}>
          <Field label={t("name")} hint={t("nameHint")}>
            <Input value={name} onChange={(e) => setName(e.target.value)} />
          </Field>
          <div>
            <Button
              type="primary"
              disabled={!name.trim() || name === me.user.name}
              onClick={() => void change({ name: name.trim() })}
            >
              {t("common:save")}
            </Button>
          </div>
          <div className={styles.line}>
            <span>{t("language")}</span>
            <Segmented<Language>
              aria-label={t("language")}
              value={i18n.language === "en" ? "en" : "zh-CN"}
              onChange={(language) => void speak(language)}
              options={[
                { value: "zh-CN", label: "简体中文" },
                { value: "en", label: "English" },
              ]}
            />
          </div>
          <div className={styles.line}>
            <span>{t("theme")}</span>
            <Segmented<ThemeChoice>
              aria-label={t("theme")}
              value={choice}
              onChange={choose}
              options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
            />
          </div>
          <div className={styles.line}>
            <span>{t("roles")}</span>
            <span>
              {me.roles.map((role) => (
                <Chip key={role}>{t(`role.${role}`, { defaultValue: role })}</Chip>
              ))}
            </span>
          </div>
        </section>
        <PasswordForm onBegun={setBegun} />
        <section className={styles.card}>
          <h2>{t("keys")}</h2>
          <dl className={styles.keys}>
            {KEYS.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  {keys.split(" ").map((k) => (
                    <kbd key={k}>{k}</kbd>
                  ))}
                </dt>
                <dd>{t(`key.${what}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Page>
  );
}
