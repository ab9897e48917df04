import type { Customer } from "@api/contract";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Popover from "antd/es/popover";
import { Eye } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./MaskedField.module.css";

const SHOWN_MS = 60_000;

function Ask({ onAsk, problem }: { onAsk: (reason: string) => void; problem: string }) {
  const { t } = useTranslation("customer");
  const [reason, setReason] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim()) onAsk(reason.trim());
  }
  return (
    <form className={styles.ask} onSubmit={submit}>
      <p>{t("unmaskWhy")}</p>
      <div className={styles.presets}>
        {["delivery", "identity", "callback"].map((key) => (
          <Button key={key} size="small" onClick={() => setReason(t(`reason.${key}`))}>
            {t(`reason.${key}`)}
          </Button>
        ))}
      </div>
      <Input
        autoFocus
        value={reason}
        placeholder={t("reasonPlaceholder")}
        onChange={(e) => setReason(e.target.value)}
      />
      {problem && <p role="alert">{problem}</p>}
      <Button type="primary" htmlType="submit" block disabled={!reason.trim()}>
        {t("unmask")}
      </Button>
    </form>
  );
}

interface Props {
  may: boolean;
  customer: Customer;
  /** As the API names it: phone, attributes.birthday. */
  field: string;
  label: string;
  value: ReactNode;
  /** What else may be done with it. */
  action?: ReactNode;
}

/** A field that is masked until someone says why it is needed; shown for a minute, and written down. */
export function MaskedField({ may, customer, field, label, value: held, action }: Props) {
  const { t } = useTranslation("customer");
  const explain = useExplain();
  const [shown, setShown] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const masked = customer.masked.includes(field) && shown === null;

  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  async function ask(reason: string) {
    try {
      const answer = await post<{ value: string }>(`/customers/${customer.id}/unmask`, { field, reason });
      setShown(answer.value);
      setOpen(false);
      setProblem("");
    } catch (error) {
      setProblem(explain(error));
    }
  }

  const value = shown ?? held;
  return (
    <div>
      <dt title={label}>{label}</dt>
      <dd>
        {value ? <span className="zk-num">{value}</span> : <span className={styles.none}>{t("none")}</span>}
        {masked && value && (
          <Popover
            open={open}
            onOpenChange={setOpen}
            trigger="click"
            destroyOnHidden
            placement="bottomRight"
            content={<Ask onAsk={(reason) => void ask(reason)} problem={problem} />}
          >
            <Button
              type="text"
              size="small"
              icon={<Eye size={14} />}
              disabled={!may}
              title={may ? t("unmask") : t("conversation:notYours")}
              aria-label={`${t("unmask")} ${label}`}
            />
          </Popover>
        )}
        {action}
      </dd>
    </div>
  );
}
