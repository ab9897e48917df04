import type { Customer } from "@api/contract";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { Check, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { ApiError, get, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./people.module.css";

type At = "asking" | "erasing" | "checking" | "done";

interface Props {
  customer: Customer;
  onClose: () => void;
  onErased: () => void;
}

/** Nobody there is what erasing is for; any other failure leaves open whether he still is. */
function goneOrThrow(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}

/** Destroys a customer's data for good: what goes, what stays, the number typed by hand, and how far it is. */
export function EraseDialog({ customer, onClose, onErased }: Props) {
  const { t } = useTranslation("people");
  const explain = useExplain();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState<At>("asking");
  const [problem, setProblem] = useState("");
  const matches = typed.trim() === String(customer.number);

  async function erase() {
    setProblem("");
    setAt("erasing");
    try {
      await post(`/customers/${customer.id}/erase`, { confirm: customer.number });
      setAt("checking");
      const left = await get<Customer>(`/customers/${customer.id}`).catch(goneOrThrow);
      if (left && !left.erased_at) throw new Error("still there");
      setAt("done");
    } catch (error) {
      setAt("asking");
      setProblem(explain(error));
    }
  }

  /** What was erased is shown as erased only now: the place this dialog was opened from may be gone then. */
  function leave() {
    onClose();
    onErased();
  }

  const steps = (["erasing", "checking"] as const).map((key, i) => {
    const reached = ["erasing", "checking", "done"].indexOf(at);
    return { key, state: reached > i ? "done" : reached === i ? "now" : "later" };
  });
  if (at !== "asking")
    return (
      <Modal
        open
        width={480}
        closable={at === "done"}
        mask={{ closable: at === "done" }}
        title={t(at === "done" ? "eraseDone" : "eraseTitle", { name: customer.name, number: customer.number })}
        okText={t("common:close")}
        okButtonProps={{ disabled: at !== "done" }}
        footer={(_, { OkBtn }) => <OkBtn />}
        onOk={leave}
        onCancel={leave}
      >
        <ol className={styles.steps} aria-live="polite">
          {steps.map((step) => (
            <li key={step.key} data-state={step.state}>
              {step.state === "done" ? <Check size={15} /> : <LoaderCircle size={15} />}
              {t(`eraseStep.${step.key}`)}
            </li>
          ))}
        </ol>
        {at === "done" && <p className={styles.quiet}>{t("eraseAfter")}</p>}
      </Modal>
    );
  return (
    <Modal
      open
      width={520}
      title={t("eraseTitle", { name: customer.name, number: customer.number })}
      okText={t("eraseNow")}
      okButtonProps={{ danger: true, disabled: !matches }}
      onOk={() => void erase()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Consequences danger items={[t("eraseGoes"), t("eraseMerged"), t("eraseFinal")]} />
        <p>{t("eraseStays")}</p>
        <Field label={t("eraseConfirm", { number: customer.number })} problem={problem || undefined}>
          <Input
            autoFocus
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
            onPressEnter={() => matches && void erase()}
          />
        </Field>
      </div>
    </Modal>
  );
}
