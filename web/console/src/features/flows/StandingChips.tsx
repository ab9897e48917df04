import type { FlowRow } from "@api/flows";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { standingOf } from "./words";

/** Which version is live, whether the draft differs, and what keeps it from going live. */
export function StandingChips({ flow }: { flow: Pick<FlowRow, "live_version" | "changed" | "errors"> }) {
  const { t } = useTranslation("flows");
  const standing = standingOf(flow);
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: 4 }}>
      {standing === "draft" ? (
        <Chip>{t("is.draft")}</Chip>
      ) : (
        <Chip tone="accent">{t("is.live", { version: flow.live_version })}</Chip>
      )}
      {standing === "changed" && <Chip tone="amber">{t("is.changed")}</Chip>}
      {flow.errors > 0 && <Chip tone="red">{t("errors", { count: flow.errors })}</Chip>}
    </span>
  );
}
