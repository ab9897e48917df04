import Button from "antd/es/button";
import Input from "antd/es/input";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { put } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./profile.module.css";

/** Changes one's own password; the other devices are signed out. `onBegun` hears whether something stands in it. */
export function PasswordForm({ onBegun }: { onBegun: (begun: boolean) => void }) {
  const { t } = useTranslation("profile");
  const explain = useExplain();
  const { message } = useFeedback();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const begun = Boolean(current || fresh);
  useEffect(() => onBegun(begun), [begun, onBegun]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    try {
      await put("/me/password", { current, new: fresh });
      setCurrent("");
      setFresh("");
      void message.success(t("passwordChanged"));
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={styles.card} onSubmit={submit}>
      <h2>{t("password")}</h2>
      <div className={styles.two}>
        <Field label={t("currentPassword")}>
          <Input.Password
            autoComplete="current-password"
            value={current}
            onChange={(e) => setCurrent(e.target.value)}
          />
        </Field>
        <Field label={t("newPassword")}>
          <Input.Password autoComplete="new-password" value={fresh} onChange={(e) => setFresh(e.target.value)} />
        </Field>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div>
        <Button htmlType="submit" loading={busy} disabled={!current || !fresh}>
          {t("changePassword")}
        </Button>
      </div>
    </form>
  );
}
