import type { Id } from "@api/contract";
import type { ScenarioRun } from "@api/scenarios";
import InputNumber from "antd/es/input-number";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./scenarios.module.css";

const MOST = 10;

/** Begins a run of the named scenarios, or of all, and leads to it. */
export function RunDialog({ ids, onClose }: { ids: Id[] | null; onClose: () => void }) {
  const { t } = useTranslation("scenarios");
  const navigate = useNavigate();
  const [repeats, setRepeats] = useState(1);
  const { busy, save, rest } = useSaving(["scenario-runs"], onClose);
  async function send() {
    const run = await post<ScenarioRun>("/scenario-runs", { repeats, scenario_ids: ids, flow: null });
    void navigate(`/scenarios/runs/${run.id}`);
  }
  return (
    <Modal
      open
      width={480}
      title={ids ? t("start.titleSome", { count: ids.length }) : t("start.titleAll")}
      okText={t("start.go")}
      confirmLoading={busy}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <p>{t("start.hint")}</p>
        <Field label={t("start.repeats")} hint={t("start.repeatsHint")}>
          <InputNumber
            min={1}
            max={MOST}
            precision={0}
            value={repeats}
            onChange={(value) => value && setRepeats(value)}
          />
        </Field>
        {rest([]) && (
          <p role="alert" className={styles.problem}>
            {rest([])}
          </p>
        )}
      </div>
    </Modal>
  );
}
