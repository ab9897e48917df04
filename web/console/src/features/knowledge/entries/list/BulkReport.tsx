import type { BulkResult } from "@api/knowledge";
import Modal from "antd/es/modal";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BulkAction } from "./BulkBar";
import styles from "./list.module.css";

interface Props {
  action: BulkAction;
  result: BulkResult;
  titles: Map<string, string>;
  onClose: () => void;
}

/** What became of each entry: how many were done, and for each that was not, why. */
export function BulkReport({ action, result, titles, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <Modal open width={560} title={t("bulk.report")} footer={null} onCancel={onClose}>
      {result.done.length > 0 && <p>{t(`bulk.done.${action}`, { count: result.done.length })}</p>}
      <p>{t("bulk.failed", { count: result.failed.length })}</p>
      <ul className={styles.report} aria-label={t("bulk.notDone")}>
        {result.failed.map((f) => (
          <li key={f.id}>
            <Link to={`/knowledge/${f.id}`}>{titles.get(f.id) ?? f.id}</Link>
            <span>{f.message}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
