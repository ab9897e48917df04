import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Diff } from "./Diff";
import styles from "./editor.module.css";
import type { Draft } from "./useDraft";

/** Somebody else saved meanwhile: what differs, and whose words are kept. */
export function Conflict({ draft }: { draft: Draft }) {
  const { t } = useTranslation("flows");
  const [comparing, setComparing] = useState(false);
  const { theirs, text } = draft;
  if (!theirs) return null;
  return (
    <>
      <Alert
        banner
        type="warning"
        title={t("conflict.title")}
        description={t("conflict.hint")}
        action={
          <span className={styles.actions}>
            <Button size="small" onClick={() => setComparing(true)}>
              {t("conflict.compare")}
            </Button>
            <Button size="small" onClick={() => void draft.settle("theirs")}>
              {t("conflict.theirs")}
            </Button>
            <Button size="small" type="primary" onClick={() => void draft.settle("ours")}>
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
        <Diff before={theirs.source} after={text} />
      </Modal>
    </>
  );
}
