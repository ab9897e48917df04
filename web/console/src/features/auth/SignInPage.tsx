import type { Me } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, post } from "@/core/http";
import { currentLanguage, switchLanguage } from "@/core/i18n";
import logo from "@/core/logo.svg";
import { useExplain } from "@/core/problem";
import styles from "./SignInPage.module.css";

interface Choice {
  slug: string;
  name: string;
}

/** E-mail and password; the workspace is asked for only when one person belongs to several. */
export function SignInPage({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation("auth");
  const explain = useExplain();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [choices, setChoices] = useState<Choice[]>([]);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function signIn(workspace?: string) {
    setBusy(true);
    setProblem("");
    try {
      const body = workspace ? { email, password, workspace } : { email, password };
      const { me, csrf_token } = await post<{ me: Me; csrf_token: string }>("/auth/sign-in", body);
      onSignedIn({ ...me, csrf_token });
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === "workspace_required") {
        setChoices((error.problem.details.workspaces as Choice[]) ?? []);
      } else setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (email && password) void signIn();
    else setProblem(t("fillBoth"));
  }

  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby="sign-in-title">
        <header className={styles.brand}>
          <img src={logo} width={36} height={36} alt="" />
          <div>
            <h1 id="sign-in-title">{choices.length ? t("chooseWorkspace") : t("title")}</h1>
            <p>{choices.length ? t("chooseHint") : t("subtitle")}</p>
          </div>
        </header>
        {choices.length ? (
          <ul className={styles.choices}>
            {choices.map((c) => (
              <li key={c.slug}>
                <button type="button" disabled={busy} onClick={() => void signIn(c.slug)}>
                  <strong>{c.name}</strong>
                  <span>{c.slug}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <form onSubmit={submit} noValidate>
            <label htmlFor="email">{t("email")}</label>
            <Input
              id="email"
              size="large"
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={(e) => setEmail(e.target.value)}
            />
            <label htmlFor="password">{t("password")}</label>
            <Input.Password
              id="password"
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
            <p className={styles.problem} role="alert">
              {problem}
            </p>
            <Button type="primary" size="large" htmlType="submit" block loading={busy}>
              {t("signIn")}
            </Button>
          </form>
        )}
        <footer className={styles.foot}>
          {choices.length ? (
            <button type="button" className={styles.quiet} onClick={() => setChoices([])}>
              {t("back")}
            </button>
          ) : (
            <span />
          )}
          <button type="button" className={styles.quiet} lang={other} onClick={() => void switchLanguage(other)}>
            {other === "en" ? "English" : "简体中文"}
          </button>
        </footer>
      </section>
    </main>
  );
}
