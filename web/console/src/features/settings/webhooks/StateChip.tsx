import type { Webhook } from "@api/webhooks";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";

/** Whether a webhook is told anything. */
export function StateChip({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation("hooks");
  if (webhook.active) return <Chip tone="accent">{t("on")}</Chip>;
  return webhook.stopped_at ? <Chip tone="red">{t("stopped")}</Chip> : <Chip>{t("off")}</Chip>;
}
