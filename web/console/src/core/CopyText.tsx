import Button from "antd/es/button";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import styles from "./CopyText.module.css";

/** Code or a secret to be copied whole. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const { message } = useFeedback();
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t("copied"));
    } catch {
      void message.info(t("copyByHand")); // no clipboard on plain http: the text is selected on click instead
    }
  }
  return (
    <div className={styles.copy}>
      <code title={label}>{text}</code>
      <Button size="small" icon={<Copy size={13} />} onClick={() => void copy()}>
        {t("copy")}
      </Button>
    </div>
  );
}
