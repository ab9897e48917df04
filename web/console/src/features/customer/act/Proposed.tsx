import type { Outcome, Proposal } from "@api/actions";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { del, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { clock } from "@/core/time";
import styles from "./act.module.css";

interface Props {
  base: string;
  proposal: Proposal;
  onCame: (outcome: Outcome) => void;
  onBack: () => void;
}

/** A write that waits: its exact effect, and how the customer agreed to it. */
export function Proposed({ base, proposal, onCame, onBack }: Props) {
  const { t, i18n } = useTranslation("systems");
  const explain = useExplain();
  const [reason, setReason] = useState("");
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  const path = `${base}/proposals/${proposal.id}`;
  const coded = proposal.needs === "code";

  async function act(send: () => Promise<unknown>) {
    setBusy(true);
    setProblem("");
    setSaid("");
    try {
      await send();
    } catch (failed) {
      setProblem(explain(failed));
    } finally {
      setBusy(false);
    }
  }
  async function confirm() {
    const found = await post<Outcome>(`${path}/confirm`, { reason, code: coded ? code.trim() : null });
    // A wrong code is no end: another one may be given.
    if (found.code?.startsWith("code_")) setProblem(found.message ?? found.code);
    else onCame(found);
  }
  async function again() {
    const found = await post<Outcome>(`${path}/code`, {});
    if (found.state === "done") setSaid(t("run.codeSent"));
    else setProblem(found.message ?? "");
  }
  return (
    <section className={styles.effect} aria-label={t("run.effect")}>
      <h3>{t("run.effect")}</h3>
      <p className={styles.text}>{proposal.text}</p>
      {proposal.expires_at && (
        <p className={styles.quiet}>{t("run.expires", { time: clock(proposal.expires_at, i18n.language) })}</p>
      )}
      <Field label={t("run.confirmWhy")} hint={t("run.confirmHint")}>
        <Input maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
      </Field>
      {coded && (
        <Field label={t("run.code")}>
          <Input
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        </Field>
      )}
      {(problem || said) && (
        <p role={problem ? "alert" : "status"} className={problem ? styles.problem : styles.quiet}>
          {problem || said}
        </p>
      )}
      <p className={styles.line}>
        <Button
          type="primary"
          loading={busy}
          disabled={!reason.trim() || (coded && !code.trim())}
          onClick={() => void act(confirm)}
        >
          {t("run.confirm")}
        </Button>
        {coded && (
          <Button disabled={busy} onClick={() => void act(again)}>
            {t("run.codeAgain")}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void act(() => del(path).then(onBack))}>
          {t("run.withdraw")}
        </Button>
      </p>
    </section>
  );
}
