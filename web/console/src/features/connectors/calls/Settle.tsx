import type { ActionCall } from "@api/actions";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "../systems.module.css";
import { ReasonForm } from "./ReasonForm";

/** A call of which nobody knows whether it was done: the system is asked, or a person says what became of it. */
export function Settle({ call, onDone }: { call: ActionCall; onDone: () => Promise<void> }) {
  const { t } = useTranslation("systems");
  const explain = useExplain();
  const { message } = useFeedback();
  const may = useCan("connector.manage");
  const [busy, setBusy] = useState(false);
  const [state, setState] = useState<"done" | "failed">("done");
  if (call.state !== "unknown") return null;
  async function ask() {
    setBusy(true);
    try {
      const found = await post<ActionCall>(`/action-calls/${call.id}/reconcile`, {});
      void message.info(
        t(found.state === "unknown" ? "settle.still" : "settle.found", { state: t(`is.${found.state}`) }),
      );
      await onDone();
    } catch (failed) {
      void message.error(explain(failed));
    } finally {
      setBusy(false);
    }
  }
  async function settle(reason: string) {
    await post(`/action-calls/${call.id}/settle`, { state, reason });
    void message.success(t("settle.done"));
    await onDone();
  }
  return (
    <section className={styles.rule} aria-label={t("settle.title")}>
      <Consequences danger items={[t("settle.what"), t("settle.never")]} />
      {may ? (
        <>
          <Button
            icon={<RefreshCw size={14} />}
            style={{ justifySelf: "start" }}
            loading={busy}
            onClick={() => void ask()}
          >
            {t("settle.ask")}
          </Button>
          <ReasonForm label={t("settle.why")} go={t("settle.go")} onGo={settle}>
            <Segmented
              aria-label={t("settle.title")}
              value={state}
              onChange={setState}
              options={(["done", "failed"] as const).map((value) => ({ value, label: t(`settle.is_${value}`) }))}
            />
          </ReasonForm>
        </>
      ) : (
        <p className={styles.quiet}>{t("settle.mayNot")}</p>
      )}
    </section>
  );
}
