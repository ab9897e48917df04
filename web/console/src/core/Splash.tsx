import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import logo from "@/core/logo.svg";
import { useExplain } from "./problem";
import styles from "./Splash.module.css";

/** The first moment: quiet while asking, and honest when the server does not answer. */
export function Splash({ error, onRetry }: { error?: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const explain = useExplain();
  return (
    <div className={styles.splash} aria-busy={!error}>
      <img src={logo} width={44} height={44} alt="" className={error ? undefined : styles.breathe} />
      {error ? (
        <div role="alert" className={styles.error}>
          <p>{explain(error)}</p>
          <Button onClick={onRetry}>{t("retry")}</Button>
        </div>
      ) : (
        <span className="zk-sr">{t("loading")}</span>
      )}
    </div>
  );
}
