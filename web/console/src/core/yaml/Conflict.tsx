import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Conflict.module.css";
import { Diff } from "./Diff";

interface Props {
  title: string;
  /** What somebody else saved; null where nobody did. */
  theirs: string | null;
  ours: string;
  onSettle: (keep: "theirs" | "ours") => void;
}

/** Somebody else saved a file meanwhile: what differs, and whose words are kept. */
export function Conflict({ title, theirs, ours, onSettle }: Props) {
  const { t } = useTranslation("flows");
  const [comparing, setComparing] = useState(false);
  if (theirs === null) return null;
  return (
    <>
      <Alert
        banner
        type="warning"
        title={title}
        description={t("conflict.hint")}
        action={
          <span className={styles.actions}>
            <Button size="small" onClick={() => setComparing(true)}>
              {t("conflict.compare")}
            </Button>
            <Button size="small" onClick={() => onSettle("theirs")}>
              {t("conflict.theirs")}
            </Button>
            <Button size="small" type="primary" onClick={() => onSettle("ours")}>
              {t("conflict.ours")}
            </Button>
          </span>
        }
      />
      <Modal
        open={comparing}
        width={820}
        title={t("conflict.compared")}
        footer={null}
        onCancel={() => setComparing(false)}
      >
        <Diff before={theirs} after={ours} />
      </Modal>
    </>
  );
}
