import Modal from "antd/es/modal";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/core/CopyText";
import styles from "./webhooks.module.css";

/** Shows a signing secret this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation("hooks");
  return (
    <Modal open title={t("secretTitle")} footer={(_, { OkBtn }) => <OkBtn />} onOk={onClose} onCancel={onClose}>
      <div className={styles.form}>
        <p>{t("secretHint")}</p>
        <CopyText text={secret} label={t("secretTitle")} />
      </div>
    </Modal>
  );
}
