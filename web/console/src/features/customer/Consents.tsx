import type { Customer } from "@api/contract";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./CustomerTab.module.css";

/** What the customer agreed to before he sent a form, newest first: the line as he read it, where and when. */
export function Consents({ consents }: { consents: Customer["consents"] }) {
  const { t } = useTranslation("record");
  return (
    <section>
      <h4>{t("consents")}</h4>
      <ul className={styles.consents}>
        {consents.toReversed().map((one) => (
          <li key={one.at + one.version}>
            <span>{one.text}</span>
            <small className={styles.quiet}>
              {one.inbox} · {t("version", { version: one.version })} · <TimeAgo at={one.at} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
