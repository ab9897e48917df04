import type { Outcome } from "@api/actions";
import type { Customer } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import Select from "antd/es/select";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { get, post, query } from "@/core/http";
import { Result } from "@/core/operations/Result";
import { SchemaFields } from "@/core/operations/SchemaFields";
import { useOperations } from "@/core/operations/useOperations";
import { argumentsOf, type Given, missing, worded } from "@/core/operations/values";
import { useExplain } from "@/core/problem";
import { useDebounced } from "@/core/useDebounced";
import styles from "./systems.module.css";

/** Tries an operation in the system's sandbox, as a customer if one is named; what is live is never touched. */
export function TryDrawer({ name, onClose }: { name: string; onClose: () => void }) {
  const { t, i18n } = useTranslation("systems");
  const explain = useExplain();
  const { data, error } = useOperations();
  const operation = data?.find((one) => one.name === name);
  const [given, setGiven] = useState<Given>({});
  const [words, setWords] = useState("");
  const [customer, setCustomer] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState("");
  const q = useDebounced(words.trim(), 250);
  const people = useQuery({
    queryKey: ["customers", "trial", q],
    queryFn: ({ signal }) => get<{ items: Customer[] }>(`/customers${query({ q, limit: 20 })}`, signal),
    placeholderData: (held) => held,
  });

  async function go() {
    if (!operation) return;
    setBusy(true);
    setProblem("");
    try {
      const told = argumentsOf(operation.input, given);
      setOutcome(await post<Outcome>("/operation-trials", { operation: name, arguments: told, customer_id: customer }));
    } catch (failed) {
      setProblem(failed instanceof SyntaxError ? t("trial.badJson") : explain(failed));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer open size={520} title={t("trial.of", { name })} onClose={onClose}>
      {error && (
        <p role="alert" className={styles.problem}>
          {explain(error)}
        </p>
      )}
      {!data && !error && <SkeletonRows count={3} />}
      {data && !operation && <p>{t("trial.notEnabled")}</p>}
      {operation && (
        <div className={styles.form}>
          <p className={styles.quiet}>{worded(operation.describe, i18n.language) || t("trial.hint")}</p>
          <Field label={t("trial.customer")} hint={t("trial.customerHint")}>
            <Select
              allowClear
              showSearch
              filterOption={false}
              onSearch={setWords}
              value={customer}
              placeholder={t("trial.nobody")}
              options={(people.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(id) => setCustomer(id ?? null)}
            />
          </Field>
          <SchemaFields schema={operation.input} given={given} onChange={setGiven} />
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <Button
            type="primary"
            icon={<FlaskConical size={14} />}
            style={{ justifySelf: "start" }}
            loading={busy}
            disabled={missing(operation.input, given).length > 0}
            onClick={() => void go()}
          >
            {t("trial.go")}
          </Button>
          {outcome && <Result outcome={outcome} />}
        </div>
      )}
    </Drawer>
  );
}
