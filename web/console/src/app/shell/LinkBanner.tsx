import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLink } from "@/features/live/link";
import styles from "./LinkBanner.module.css";

const PATIENCE_MS = 2_500;

/** Says so when facts no longer arrive; a short cut heals unseen. */
export function LinkBanner() {
  const { t } = useTranslation();
  const link = useLink();
  const [shown, setShown] = useState(false);
  const down = link === "waiting" || link === "connecting";
  useEffect(() => {
    if (!down) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [down]);
  if (!shown) return null;
  return (
    <p className={styles.banner} role="status">
      {t("linkDown")}
    </p>
  );
}
