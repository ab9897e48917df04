import type { Inbox } from "@api/settings";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/core/CopyText";
import styles from "../settings.module.css";

/** How customers get to an inbox: the snippet, a link and its QR code, the help centre; for programs, the address. */
export function Install({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation("settings");
  if (inbox.kind === "api")
    return (
      <div>
        <p className={styles.soft}>{t("addressHint")}</p>
        <CopyText text={`${location.origin}/channel/v1/inboxes/${inbox.key}`} label={t("address")} />
      </div>
    );
  const code = `/chat/${inbox.key}/qr.svg`;
  // The snippet knows under which address customers reach this installation.
  const host = /src="(.*?)\/widget\.js"/.exec(inbox.snippet ?? "")?.[1] ?? location.origin;
  return (
    <>
      <div>
        <p className={styles.soft}>{t("snippetHint")}</p>
        <CopyText text={inbox.snippet ?? ""} label={t("snippet")} />
      </div>
      <div className={styles.chat}>
        <a href={code} download={`${inbox.key}.svg`} title={t("qrSave")}>
          <img src={code} width={120} height={120} alt={t("qr")} />
        </a>
        <div>
          <p className={styles.soft}>{t("chatHint")}</p>
          <CopyText text={`${host}/chat/${inbox.key}`} label={t("chatLink")} />
        </div>
      </div>
      {inbox.settings.help?.enabled && (
        <a href={`/help/${inbox.key}`} target="_blank" rel="noreferrer">
          {t("helpOpen")}
        </a>
      )}
    </>
  );
}
