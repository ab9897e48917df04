import Modal from "antd/es/modal";
import { useState } from "react";
import type { Confirmation } from "./feedback";

/** Asks, names what will be lost, and waits until it is done. */
export function ConfirmDialog({ question, onClose }: { question: Confirmation; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  async function go() {
    setBusy(true);
    try {
      await question.onOk();
    } finally {
      onClose();
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
    </Modal>
  );
}
