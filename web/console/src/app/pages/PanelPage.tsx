import Button from "antd/es/button";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./InboxPage.module.css";

/** The side panel as a page of its own, on a phone. */
export function PanelPage({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  const { t } = useTranslation("inbox");
  return (
    <div className={styles.panelPage}>
      <Button type="text" icon={<ArrowLeft size={18} />} onClick={onBack}>
        {t("backConversation")}
      </Button>
      {children}
    </div>
  );
}
