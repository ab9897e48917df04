import type { Connector } from "@api/actions";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";

/** Whether a system is called, how it answers, and what it still lacks. */
export function StateChips({ connector }: { connector: Connector }) {
  const { t } = useTranslation("systems");
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: 4 }}>
      {connector.enabled ? <Chip tone="accent">{t("on")}</Chip> : <Chip>{t("off")}</Chip>}
      {connector.breaker !== "closed" && <Chip tone="red">{t(`breaker.${connector.breaker}`)}</Chip>}
      {!connector.sandbox_url && connector.kind !== "plugin" && <Chip tone="amber">{t("noSandbox")}</Chip>}
    </span>
  );
}
