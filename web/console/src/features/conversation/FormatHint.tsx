import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import styles from "./FormatBar.module.css";

interface Props {
  /** The marks will be drawn, not shown as they stand. */
  rich: boolean;
  onRich: (rich: boolean) => void;
}

/** Says what becomes of marks that were typed by hand, with the other way one press away. */
export function FormatHint({ rich, onRich }: Props) {
  const { t } = useTranslation("writing");
  return (
    <p className={styles.hint} role="status">
      {t(rich ? "format.drawn" : "format.asTyped")}
      <Button type="link" size="small" onMouseDown={(e) => e.preventDefault()} onClick={() => onRich(!rich)}>
        {t(rich ? "format.sendAsTyped" : "format.sendDrawn")}
      </Button>
    </p>
  );
}
