import Alert from "antd/es/alert";
import Modal from "antd/es/modal";
import { useState } from "react";
import type { Confirmation } from "./feedback";
import { useExplain } from "./problem";

/** Asks, names what will be lost, and waits until it is done; what goes wrong is said where it was asked. */
export function ConfirmDialog({ question, onClose }: { question: Confirmation; onClose: () => void }) {
  const explain = useExplain();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  async function go() {
    setBusy(true);
    setProblem("");
    try {
      await question.onOk();
      onClose();
    } catch (error) {
      setProblem(explain(error)); // the question stays: it was not done
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      centered
      width={420}
      title={question.title}
      okText={question.okText}
      okButtonProps={{ danger: question.danger ?? false }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      {question.content}
      {problem && <Alert type="error" showIcon title={problem} />}
    </Modal>
  );
}
