import { palettes } from "@ui/tokens";
import { palette } from "@widget/theme";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTheme } from "@/core/theme";
import { Shadow } from "@/core/widget/Shadow";
import { sheets } from "@/core/widget/sheets";
import { WidgetMarkdown } from "@/core/widget/WidgetMarkdown";
import styles from "./FormatBar.module.css";

/** The words as a customer reads them in the widget: its parser, its style sheets. */
export function ReplyPreview({ text }: { text: string }) {
  const { t } = useTranslation("writing");
  const { name } = useTheme();
  const css = useMemo(() => sheets(name), [name]);
  const brand = useMemo(() => palette(palettes.light.accent), []);
  return (
    <section aria-label={t("format.seen")}>
      <Shadow styles={css} className={styles.preview} variables={brand}>
        <div className="app">
          <div className="timeline">
            <div className="row first">
              <div className="bubble">
                <WidgetMarkdown text={text} />
              </div>
            </div>
          </div>
        </div>
      </Shadow>
    </section>
  );
}
