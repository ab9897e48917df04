import type { Webhook } from "@api/webhooks";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import { useSaving } from "@/core/useSaving";
import { SecretDialog } from "./SecretDialog";
import styles from "./webhooks.module.css";

const FIELDS = ["name", "url", "events"];
const FIRST = ["conversation.opened", "message.added"];

/** Makes or changes a webhook; a new one's secret is shown this once. */
export function WebhookDialog(props: { webhook: Webhook | null; events: string[]; onClose: () => void }) {
  const { webhook, events, onClose } = props;
  const { t } = useTranslation("hooks");
  const { me } = useSession();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [chosen, setChosen] = useState<string[]>(webhook?.events ?? FIRST);
  const [plain, setPlain] = useState(webhook?.plain ?? false);
  const [secret, setSecret] = useState("");
  const { busy, save, wrong, rest } = useSaving(["webhooks", "webhook"], () => webhook && onClose());

  async function send() {
    const body = { name, url, events: chosen, plain };
    if (webhook) await patch(`/webhooks/${webhook.id}`, { ...body, version: webhook.version });
    else setSecret((await post<Webhook>("/webhooks", body)).secret ?? "");
  }

  if (secret) return <SecretDialog secret={secret} onClose={onClose} />;
  return (
    <Modal
      open
      width={560}
      title={t(webhook ? "edit" : "add")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() || !url.trim() || !chosen.length }}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("name")} hint={t("nameHint")} problem={wrong("name")}>
          <Input autoFocus maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("url")} hint={t("urlHint")} problem={wrong("url")}>
          <Input
            type="url"
            maxLength={500}
            placeholder="https://"
            value={url}
            onChange={(e) => setUrl(e.target.value)}
          />
        </Field>
        <fieldset className={styles.events}>
          <legend>{t("events")}</legend>
          {events.map((event) => (
            <Checkbox
              key={event}
              checked={chosen.includes(event)}
              onChange={(e) => setChosen(e.target.checked ? [...chosen, event] : chosen.filter((one) => one !== event))}
            >
              {t(`of.${event}`)} <code>{event}</code>
            </Checkbox>
          ))}
          {wrong("events") && <p role="alert">{wrong("events")}</p>}
        </fieldset>
        {(plain || can(me, "customer.unmask")) && (
          <div>
            <Checkbox checked={plain} onChange={(e) => setPlain(e.target.checked)}>
              {t("plain")}
            </Checkbox>
            <p>{t("plainHint")}</p>
          </div>
        )}
        {plain && <Consequences danger items={[t("plainWarns")]} />}
        {rest(FIELDS) && (
          <p role="alert" className={styles.problem}>
            {rest(FIELDS)}
          </p>
        )}
      </div>
    </Modal>
  );
}
