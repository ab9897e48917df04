import type { Entry, EntryVersion, Published } from "@api/knowledge";
import { useQueryClient } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import life from "../life/life.module.css";
import { entryKey, type Loaded, loadEntry } from "../useEntry";

interface Props {
  entry: Entry;
  version: EntryVersion;
  dirty: boolean;
  onDone: (loaded: Loaded) => void;
  onClose: () => void;
}

/** Brings an earlier version back as a draft, which is then looked at and published like any other. */
export function RollBack({ entry, version, dirty, onDone, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  async function go() {
    setBusy(true);
    setProblem("");
    try {
      const body = { number: version.number, expected_version: entry.version };
      await post<Published>(`/knowledge/entries/${entry.id}/rollback`, body);
      const fresh = await loadEntry(entry.id);
      queries.setQueryData(entryKey(entry.id), fresh);
      onDone(fresh);
      void queries.invalidateQueries({ queryKey: ["knowledge"] });
      void message.success(t("versions.rolledBack", { n: version.number }));
      onClose();
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }
  const items = [
    t("versions.rollBackDraft", { n: version.number }),
    ...(entry.draft ? [t("versions.rollBackReplaces")] : []),
    ...(dirty ? [t("versions.rollBackUnsaved")] : []),
  ];
  return (
    <Modal
      open
      width={460}
      title={t("versions.rollBackTo", { n: version.number })}
      okText={t("versions.rollBack")}
      okButtonProps={{ disabled: dirty }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className={life.dialog}>
        <Consequences items={items} />
        {problem && <Alert type="error" showIcon title={problem} />}
      </div>
    </Modal>
  );
}
