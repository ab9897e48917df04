import Button from "antd/es/button";
import { MonitorSmartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./Waiting.module.css";
import { joined, type Words } from "./words";

interface Props {
  own: Words;
  rival: Words;
  onChoose: (words: Words) => void;
}

/** What was written on another device meanwhile; nothing is lost whatever one chooses. */
export function Rival({ own, rival, onChoose }: Props) {
  const { t } = useTranslation("writing");
  const said = rival.text.trim() || [...rival.files.map((f) => f.name), ...rival.cards.map((c) => c.title)].join(" ");
  return (
    <ul className={styles.waiting}>
      <li data-held="true">
        <MonitorSmartphone size={15} aria-hidden="true" />
        <p>
          <strong role="alert">{t("rival.title")}</strong>
          <span>{said}</span>
        </p>
        <span className={styles.acts}>
          <Button size="small" onClick={() => onChoose(joined(own, rival))}>
            {t("rival.both")}
          </Button>
          <Button size="small" type="text" onClick={() => onChoose(rival)}>
            {t("rival.theirs")}
          </Button>
          <Button size="small" type="text" onClick={() => onChoose(own)}>
            {t("rival.own")}
          </Button>
        </span>
      </li>
    </ul>
  );
}
