import Button from "antd/es/button";
import Flex from "antd/es/flex";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { useExplain } from "@/core/problem";
import { type Planned, useScheduled } from "@/features/live/scheduled";

interface Props {
  id: string;
  own: string | undefined;
  planned: Planned[];
  /** Ends the conversation. */
  go: () => unknown;
  onClose: () => void;
}

/** Before a conversation is resolved: what becomes of the replies that were to go later. */
export function PlannedDialog({ id, own, planned, go, onClose }: Props) {
  const { t } = useTranslation("writing");
  const { message } = useFeedback();
  const explain = useExplain();
  const { sendNow } = useScheduled(id);
  const [busy, setBusy] = useState(false);
  const mine = planned.filter((one) => one.agent_id === own);
  const others = planned.length - mine.length;

  async function end(send: boolean) {
    setBusy(true);
    try {
      for (const one of send ? mine : []) await sendNow(one);
      onClose();
      await go();
    } catch (error) {
      void message.error(explain(error));
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      centered
      width={460}
      zIndex={1100} // over the dialog of a macro that resolves
      title={t("planned.title")}
      onCancel={onClose}
      footer={
        <Flex wrap gap={8} justify="flex-end">
          <Button onClick={onClose}>{t("planned.cancel")}</Button>
          <Button disabled={busy} onClick={() => void end(false)}>
            {t("planned.keep")}
          </Button>
          {mine.length > 0 && (
            <Button type="primary" loading={busy} onClick={() => void end(true)}>
              {t("planned.send")}
            </Button>
          )}
        </Flex>
      }
    >
      {mine.length > 0 && <p>{t("planned.hint", { count: mine.length })}</p>}
      {others > 0 && <p>{t("planned.others", { count: others })}</p>}
      <p>{t("planned.kept")}</p>
    </Modal>
  );
}
