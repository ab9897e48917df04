import type { Webhook, WebhookList } from "@api/webhooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { KeyRound, Pencil, Power, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Chip } from "@/core/Chip";
import { Consequences } from "@/core/Consequences";
import { useFeedback } from "@/core/feedback";
import { del, get, patch, post } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { Trouble } from "@/core/Trouble";
import { Deliveries } from "./Deliveries";
import { SecretDialog } from "./SecretDialog";
import { StateChip } from "./StateChip";
import { WebhookDialog } from "./WebhookDialog";
import styles from "./webhooks.module.css";

/** One webhook: what it is told, how that went, and what can be done about it. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useTranslation("hooks");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const explain = useExplain();
  const { confirm, message } = useFeedback();
  const [editing, setEditing] = useState(false);
  const [secret, setSecret] = useState("");
  const { data, error } = useQuery({
    queryKey: ["webhook", id],
    queryFn: ({ signal }) => get<Webhook>(`/webhooks/${id}`, signal),
    refetchInterval: 10_000,
  });
  const all = useQuery({ queryKey: ["webhooks", ""], queryFn: () => get<WebhookList>("/webhooks"), enabled: editing });

  async function act(send: () => Promise<unknown>, said = "") {
    try {
      await send();
      if (said) void message.success(said);
      for (const key of ["webhook", "webhooks", "webhook-deliveries"]) {
        await queries.invalidateQueries({ queryKey: [key] });
      }
    } catch (failed) {
      void message.error(explain(failed));
    }
  }
  const renew = async () => setSecret((await post<Webhook>(`/webhooks/${id}/secret`, {})).secret ?? "");
  const ask = (what: "newSecret" | "remove", name: string, onOk: () => Promise<unknown>) =>
    confirm({ title: t(`${what}Title`, { name }), content: t(`${what}Hint`), okText: t(what), danger: true, onOk });
  async function remove() {
    await del(`/webhooks/${id}`);
    queries.removeQueries({ queryKey: ["webhook", id] });
    await queries.invalidateQueries({ queryKey: ["webhooks"] });
    void navigate("/api-keys/webhooks");
  }

  const back = { to: "/api-keys/webhooks", label: t("back") };
  if (!data)
    return (
      <Page title={t("title")} back={back}>
        {error ? <Trouble error={error} /> : <SkeletonRows count={4} height={56} />}
      </Page>
    );
  const { name, active, version } = data;
  return (
    <Page
      title={name}
      hint={<code className={styles.url}>{data.url}</code>}
      back={back}
      actions={
        <>
          <Button
            type="primary"
            icon={<Send size={14} />}
            disabled={!active}
            onClick={() => void act(() => post(`/webhooks/${id}/test`, {}), t("tested"))}
          >
            {t("test")}
          </Button>
          <Button icon={<Pencil size={14} />} onClick={() => setEditing(true)}>
            {t("change")}
          </Button>
          <Button
            icon={<Power size={14} />}
            onClick={() => void act(() => patch(`/webhooks/${id}`, { version, active: !active }))}
          >
            {t(active ? "switchOff" : "switchOn")}
          </Button>
          <Button icon={<KeyRound size={14} />} onClick={() => ask("newSecret", name, () => act(renew))}>
            {t("newSecret")}
          </Button>
          <Button danger icon={<Trash2 size={14} />} onClick={() => ask("remove", name, remove)}>
            {t("remove")}
          </Button>
        </>
      }
    >
      {data.stopped_at && <Consequences danger items={[t("stoppedHint", { count: data.failures })]} />}
      <p className={styles.told}>
        <StateChip webhook={data} />
        {data.plain && <Chip tone="amber">{t("plain")}</Chip>}
        {data.events.map((event) => (
          <Chip key={event}>{t(`of.${event}`)}</Chip>
        ))}
      </p>
      <Deliveries webhook={data} act={act} />
      {editing && all.data && (
        <WebhookDialog webhook={data} events={all.data.events} onClose={() => setEditing(false)} />
      )}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret("")} />}
    </Page>
  );
}
