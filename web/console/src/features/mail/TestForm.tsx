import type { Mail } from "@api/mail";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useSession } from "@/core/session";
import { useSaving } from "@/core/useSaving";
import styles from "./mail.module.css";

/** Sends a test mail and says what really came of it. */
export function TestForm({ onSent }: { onSent: () => void }) {
  const { t } = useTranslation("mail");
  const { me } = useSession();
  const [to, setTo] = useState(me.user.email);
  const [came, setCame] = useState<Mail | null>(null);
  const { busy, save, wrong, rest } = useSaving([], () => {});

  const send = () =>
    save(async () => {
      setCame(null);
      setCame(await post<Mail>("/mail/test", { to: to.trim() }));
      onSent();
    });

  return (
    <form
      className={styles.form}
      aria-label={t("test")}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <h2>{t("test")}</h2>
      <div className={styles.row}>
        <Field label={t("testTo")} problem={wrong("to")}>
          <Input value={to} onChange={(e) => setTo(e.target.value)} />
        </Field>
        <Button htmlType="submit" loading={busy} disabled={!to.trim()}>
          {t("testNow")}
        </Button>
      </div>
      {rest(["to"]) && <p role="alert">{rest(["to"])}</p>}
      {came && (
        <Alert
          showIcon
          type={came.state === "sent" ? "success" : "error"}
          title={came.state === "sent" ? t("testSent", { to }) : t("testFailed", { problem: came.problem })}
        />
      )}
    </form>
  );
}
