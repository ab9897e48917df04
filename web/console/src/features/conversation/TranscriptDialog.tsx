import type { Row } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { get, post } from "@/core/http";
import { useSaving } from "@/core/useSaving";

/** Mails a conversation to its customer. */
export function TranscriptDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useTranslation("writing");
  const { message } = useFeedback();
  const [to, setTo] = useState("");
  const { busy, save, wrong, rest } = useSaving([], onClose);
  const path = `/conversations/${row.id}/transcript`;
  const { data } = useQuery({
    queryKey: ["transcript", row.id],
    queryFn: ({ signal }) => get<{ available: boolean; has_address: boolean }>(path, signal),
    gcTime: 0,
  });
  const send = () =>
    save(async () => {
      await post(path, to.trim() ? { to: to.trim() } : {});
      void message.success(t("mailing.done"));
    });
  const ready = data?.available && (to.trim() || data.has_address);
  return (
    <Modal
      open
      width={440}
      title={t("mailing.title")}
      okText={t("mailing.send")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {data && !data.available ? (
        <Alert type="info" showIcon title={t("mailing.off")} />
      ) : (
        <>
          <p>{t("mailing.hint")}</p>
          <Field label={t("mailing.to")} hint={data?.has_address ? t("mailing.own") : ""} problem={wrong("to")}>
            <Input type="email" value={to} onChange={(e) => setTo(e.target.value)} onPressEnter={() => void send()} />
          </Field>
          {rest(["to"]) && <p role="alert">{rest(["to"])}</p>}
        </>
      )}
    </Modal>
  );
}
