import type { Outcome, Proposal } from "@api/actions";
import type { Id } from "@api/contract";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { Zap } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { Result } from "@/core/operations/Result";
import { SchemaFields } from "@/core/operations/SchemaFields";
import { useOperations } from "@/core/operations/useOperations";
import { argumentsOf, type Given, missing, worded } from "@/core/operations/values";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { uuid } from "@/core/uuid";
import styles from "./act.module.css";
import { Proposed } from "./Proposed";
import { useOffers } from "./useOffers";

interface Props {
  conversationId: Id;
  customerId: Id;
  live: boolean;
  onClose: () => void;
}

/** Looks something up or does it as this customer: a write shows its exact effect, and runs once the customer agreed. */
export function ActDrawer({ conversationId, customerId, live, onClose }: Props) {
  const { t, i18n } = useTranslation("systems");
  const explain = useExplain();
  const queries = useQueryClient();
  const readsCalls = useCan("action.read");
  const { data, error } = useOperations();
  const offers = useOffers(customerId);
  const offered = data?.filter((one) => one.callers.includes("agent"));
  const [name, setName] = useState<string | null>(null);
  const [given, setGiven] = useState<Given>({});
  const [reason, setReason] = useState("");
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const operation = offered?.find((one) => one.name === name);
  const confirmed = operation !== undefined && operation.confirm !== "none";
  const base = `/conversations/${conversationId}/actions`;

  function came(found: Outcome) {
    setProposal(null);
    setOutcome(found);
    void queries.invalidateQueries({ queryKey: ["action-calls"] });
  }
  async function go() {
    if (!operation) return;
    setBusy(true);
    setProblem("");
    setOutcome(null);
    try {
      // A key for each press: what is sent twice by the network is done once, what is pressed again is meant again.
      const told = { operation: operation.name, arguments: argumentsOf(operation.input, given), key: uuid(), reason };
      if (!confirmed) came(await post<Outcome>(base, told));
      else {
        const made = await post<Proposal>(`${base}/proposals`, told);
        if (made.outcome) came(made.outcome);
        else setProposal(made);
      }
    } catch (failed) {
      setProblem(failed instanceof SyntaxError ? t("trial.badJson") : explain(failed));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Drawer open size={480} title={t("run.title")} onClose={onClose}>
      {error && <p role="alert">{explain(error)}</p>}
      {!data && !error && <SkeletonRows count={3} />}
      {offered?.length === 0 && <Empty icon={<Zap size={22} />} title={t("run.none")} hint={t("run.noneHint")} />}
      {offered && offered.length > 0 && (
        <div className={styles.form}>
          <p className={live ? styles.quiet : styles.sandbox}>{t(live ? "run.hint" : "run.sandbox")}</p>
          <Field label={t("run.pick")}>
            <Select
              showSearch
              optionFilterProp="label"
              disabled={proposal !== null}
              value={name}
              placeholder={t("run.pick")}
              options={offered.map((one) => ({ value: one.name, label: worded(one.title, i18n.language) }))}
              onChange={(next: string) => {
                setName(next);
                setGiven({});
                setOutcome(null);
              }}
            />
          </Field>
          {operation && !proposal && (
            <>
              <p className={styles.line}>
                <Chip tone={operation.writes ? "amber" : "plain"}>{t(operation.writes ? "writes" : "reads")}</Chip>
                <code>{operation.name}</code>
              </p>
              <SchemaFields schema={operation.input} given={given} onChange={setGiven} offers={offers} />
              <Field label={t("run.reason")}>
                <Input maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
              </Field>
              <Button
                type="primary"
                style={{ justifySelf: "start" }}
                loading={busy}
                disabled={!reason.trim() || missing(operation.input, given).length > 0}
                onClick={() => void go()}
              >
                {t(confirmed ? "run.propose" : operation.writes ? "run.button" : "run.look")}
              </Button>
            </>
          )}
          {proposal && <Proposed base={base} proposal={proposal} onCame={came} onBack={() => setProposal(null)} />}
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          {outcome && <Result outcome={outcome} />}
          {outcome?.call_id && readsCalls && (
            <Link to={`/action-calls?call=${outcome.call_id}`}>{t("run.record")}</Link>
          )}
        </div>
      )}
    </Drawer>
  );
}
