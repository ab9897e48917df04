import Button from "antd/es/button";
import Input from "antd/es/input";
import { type ReactNode, useState } from "react";
import { Field } from "@/core/Field";
import { useExplain } from "@/core/problem";
import styles from "../systems.module.css";

interface Props {
  label: string;
  go: string;
  onGo: (reason: string) => Promise<unknown>;
  children?: ReactNode;
  danger?: boolean;
}

/** Asks for a reason before something that is written down. */
export function ReasonForm({ label, go, onGo, children, danger = false }: Props) {
  const explain = useExplain();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  async function send() {
    setBusy(true);
    setProblem("");
    try {
      await onGo(reason.trim());
    } catch (failed) {
      setProblem(explain(failed));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={styles.form}>
      {children}
      <Field label={label} problem={problem || undefined}>
        <Input.TextArea
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </Field>
      <Button
        type="primary"
        danger={danger}
        style={{ justifySelf: "start" }}
        loading={busy}
        disabled={!reason.trim()}
        onClick={() => void send()}
      >
        {go}
      </Button>
    </div>
  );
}
