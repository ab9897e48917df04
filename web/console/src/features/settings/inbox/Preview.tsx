import { palettes } from "@ui/tokens";
import { palette } from "@widget/theme";
import Segmented from "antd/es/segmented";
import { ChevronDown, MessageCircle, Sparkle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTheme } from "@/core/theme";
import styles from "./preview.module.css";
import type { Values } from "./values";

/** Launcher and widget as customers will see them, before anything is saved. */
export function Preview({ values }: { values: Values }) {
  const { t, i18n } = useTranslation("settings");
  const { name: theme } = useTheme();
  const [lang, setLang] = useState<"zh" | "en">(i18n.language.startsWith("en") ? "en" : "zh");
  const { look, title, greeting, suggestions, pages } = values;
  const shade = look.theme === "auto" ? theme : look.theme;
  const { paper, ink, ink2, line } = palettes[shade];
  const brand = palette(values.color);
  const accent = brand[`--brand-text-${shade}`];
  const colors = { "--p": paper, "--i": ink, "--s": ink2, "--l": line, "--a": accent, ...brand } as React.CSSProperties;
  const bar = pages.filter((one) => one !== "help" || values.help.enabled);
  const name = title[lang] || values.name;
  return (
    <section className={styles.preview} aria-label={t("preview")}>
      <div className={styles.bar}>
        <h2>{t("preview")}</h2>
        <Segmented
          size="small"
          value={lang}
          aria-label={t("previewLanguage")}
          options={(["zh", "en"] as const).map((value) => ({
            value,
            label: t(`localeName.${value === "zh" ? "zh-CN" : "en"}`),
          }))}
          onChange={setLang}
        />
      </div>
      <div className={styles.stage} data-side={look.side} style={colors}>
        <div className={styles.panel}>
          <header>
            <span className={styles.face}>
              {look.avatar ? (
                <img src={look.avatar} alt="" referrerPolicy="no-referrer" />
              ) : (
                <Sparkle size={18} fill="currentColor" />
              )}
            </span>
            <b>{name}</b>
            <ChevronDown size={16} />
          </header>
          <div className={styles.body}>
            <p>{greeting[lang] || greeting.zh}</p>
            <div className={styles.chips}>
              {suggestions
                .map((one) => one[lang])
                .filter(Boolean)
                .slice(0, 4)
                .map((text) => (
                  <span key={text}>{text}</span>
                ))}
            </div>
          </div>
          {bar.length > 0 && (
            <div className={styles.tabs}>
              {[...bar, "messages" as const].map((one) => (
                <span key={one} data-on={one === values.start}>
                  {t(`page.${one}`, { lng: lang === "en" ? "en" : "zh-CN" })}
                </span>
              ))}
            </div>
          )}
        </div>
        <span className={styles.launcher} style={{ marginInline: Math.min(look.x, 120) }}>
          <MessageCircle size={24} fill="currentColor" />
          {look.text[lang]}
        </span>
      </div>
    </section>
  );
}
