import type { Inbox } from "@api/settings";
import { palettes } from "@ui/tokens";
import { palette } from "@widget/theme";
import Segmented from "antd/es/segmented";
import { Moon, Sun } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "@/core/pages";
import { useTheme } from "@/core/theme";
import { Shadow } from "@/core/widget/Shadow";
import { sheets } from "@/core/widget/sheets";
import { WidgetMarkdown } from "@/core/widget/WidgetMarkdown";
import styles from "./preview.module.css";

interface Props {
  question: string;
  answer: string;
  /** The kind of inbox whose answer is shown; null, all that have none of their own. */
  channel: string | null;
}

/** The answer as a customer reads it in the widget: its parser, its style sheets, the inbox's colour. */
export function WidgetPreview({ question, answer, channel }: Props) {
  const { t } = useTranslation("knowledge");
  const { name } = useTheme();
  const [theme, setTheme] = useState(name);
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  const inbox = inboxes.data?.find((i) => i.kind === "widget" && !i.disabled);
  const css = useMemo(() => sheets(theme), [theme]);
  const brand = useMemo(() => palette(inbox?.settings.color ?? palettes.light.accent), [inbox?.settings.color]);
  return (
    <section className={styles.preview} aria-label={t("preview.title")}>
      <div className={styles.head}>
        <h2>
          {channel && channel !== "widget" ? t("preview.in", { channel: t(`channel.${channel}`) }) : t("preview.title")}
        </h2>
        <Segmented
          size="small"
          value={theme}
          onChange={setTheme}
          aria-label={t("preview.theme")}
          options={[
            { value: "light", icon: <Sun size={13} aria-label={t("preview.light")} /> },
            { value: "dark", icon: <Moon size={13} aria-label={t("preview.dark")} /> },
          ]}
        />
      </div>
      <Shadow styles={css} className={styles.phone} variables={brand}>
        <div className="app">
          <header>
            <span className="avatar mark" style={{ width: 34, height: 34, fontSize: 15 }} aria-hidden="true">
              {(inbox?.name ?? "Z").slice(0, 1)}
            </span>
            <div className="titles">
              <h1>{inbox?.name ?? t("preview.inbox")}</h1>
              <p>{t("preview.online")}</p>
            </div>
          </header>
          <div className="timeline">
            <div className="row own first">
              <div className="bubble">{question.trim() || t("preview.someQuestion")}</div>
            </div>
            <div className="row first">
              <div className="bubble">
                {answer.trim() ? <WidgetMarkdown text={answer} /> : <p className="empty">{t("preview.empty")}</p>}
              </div>
            </div>
          </div>
        </div>
      </Shadow>
      {channel && channel !== "widget" && <p className={styles.note}>{t("preview.otherChannel")}</p>}
    </section>
  );
}
