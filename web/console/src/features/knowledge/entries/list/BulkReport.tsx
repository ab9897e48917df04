import type { BulkResult } from "@api/knowledge";
import Modal from "antd/es/modal";
import { Fragment } from "react";
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

/** What became of each entry: how many were done, for each that was not, why, and what to look at of those that were. */
export function BulkReport({ action, result, titles, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  const warned = result.warnings ?? [];
  const lists = [
    { said: t("bulk.failed", { count: result.failed.length }), label: t("bulk.notDone"), of: result.failed },
    { said: t("bulk.warned", { count: warned.length }), label: t("bulk.lookAt"), of: warned },
  ];
  return (
    <Modal open width={560} title={t("bulk.report")} footer={null} onCancel={onClose}>
      {result.done.length > 0 && <p>{t(`bulk.done.${action}`, { count: result.done.length })}</p>}
      {lists.map(
        ({ said, label, of }) =>
          of.length > 0 && (
            <Fragment key={label}>
              <p>{said}</p>
              <ul className={styles.report} aria-label={label}>
                {of.map((one) => (
                  <li key={one.id}>
                    <Link to={`/knowledge/${one.id}`}>{titles.get(one.id) ?? one.id}</Link>
                    <span>{one.message}</span>
                  </li>
                ))}
              </ul>
            </Fragment>
          ),
      )}
    </Modal>
  );
}
