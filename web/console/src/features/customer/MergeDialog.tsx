import type { Customer, Page } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { ArrowLeftRight, UserRoundSearch } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { useFeedback } from "@/core/feedback";
import { get, post, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { CustomerFacts } from "./CustomerFacts";
import styles from "./people.module.css";

interface Props {
  customer: Customer;
  onClose: () => void;
  /** Called with the id of the customer who stays. */
  onMerged: (stays: string) => void;
}

/** Finds the other record of the same person. */
function Finder({ customer, onPick }: { customer: Customer; onPick: (other: Customer) => void }) {
  const { t } = useTranslation("people");
  const explain = useExplain();
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: ["customers", "merge", q],
    queryFn: ({ signal }) => get<Page<Customer>>(`/customers${query({ q, limit: 20 })}`, signal),
    placeholderData: (held) => held,
  });
  const found = data?.items.filter((c) => c.id !== customer.id && !c.erased_at) ?? [];
  return (
    <div className={styles.finder}>
      <SearchBox label={t("search")} value={words} onChange={setWords} />
      {error && <p role="alert">{explain(error)}</p>}
      <ul aria-label={t("found")}>
        {found.map((c) => (
          <li key={c.id}>
            <button type="button" onClick={() => onPick(c)}>
              <b>{c.name}</b>
              <span className="zk-num">
                {[`#${c.number}`, c.phone, c.email].filter(Boolean).join(" · ")}
                {" · "}
                {t("customer:conversations", { count: c.conversations_count })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {data && !found.length && (
        <p className={styles.quiet}>
          <UserRoundSearch size={15} aria-hidden="true" /> {q ? t("noneFound", { q }) : t("nobodyElse")}
        </p>
      )}
    </div>
  );
}

/** Two records of one person become one: find the other, see both, choose which stays, know what follows. */
export function MergeDialog({ customer, onClose, onMerged }: Props) {
  const { t } = useTranslation("people");
  const explain = useExplain();
  const { message } = useFeedback();
  const [pair, setPair] = useState<{ stays: Customer; goes: Customer } | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function merge() {
    if (!pair) return;
    setBusy(true);
    setProblem("");
    try {
      const left = await post<Customer>(`/customers/${pair.goes.id}/merge`, { into: pair.stays.id });
      void message.success(t("merged", { name: left.name }));
      onMerged(left.id);
      onClose();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      width={680}
      title={t("mergeTitle", { name: customer.name })}
      okText={t("mergeNow")}
      okButtonProps={{ disabled: !pair }}
      confirmLoading={busy}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {!pair ? (
          <>
            <p>{t("mergeHint")}</p>
            <Finder customer={customer} onPick={(other) => setPair({ stays: customer, goes: other })} />
          </>
        ) : (
          <>
            <div className={styles.pair}>
              <CustomerFacts customer={pair.stays} mark={t("stays")} tone="accent" />
              <CustomerFacts customer={pair.goes} mark={t("goes")} tone="plain" />
            </div>
            <p className={styles.pairTools}>
              <Button
                icon={<ArrowLeftRight size={15} />}
                onClick={() => setPair({ stays: pair.goes, goes: pair.stays })}
              >
                {t("swap")}
              </Button>
              <Button type="text" onClick={() => setPair(null)}>
                {t("another")}
              </Button>
            </p>
            <Consequences
              items={[
                t("mergeMoves", { goes: pair.goes.name, stays: pair.stays.name, count: pair.goes.conversations_count }),
                t("mergeProfile", { goes: pair.goes.name, stays: pair.stays.name }),
                t("mergeFinal"),
              ]}
            />
          </>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
