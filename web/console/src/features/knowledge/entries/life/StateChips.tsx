import type { Entry } from "@api/knowledge";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useTime } from "../useTime";
import { stageOf } from "./steps";

type Tone = "plain" | "accent" | "amber" | "red";

/** Whether an entry's validity ended, ends soon, or has not begun. */
export function validityOf(entry: Pick<Entry, "valid_from" | "valid_until" | "state">, days: number, now = Date.now()) {
  if (entry.state !== "published") return null;
  const until = entry.valid_until ? new Date(entry.valid_until).getTime() : null;
  if (until !== null && until <= now) return "ended" as const;
  if (until !== null && until - now < days * 86_400_000) return "ending" as const;
  if (entry.valid_from && new Date(entry.valid_from).getTime() > now) return "notYet" as const;
  return null;
}

/** An entry's state in a word, with what waits beside it and what its validity says. */
export function StateChips({ entry, days = 14 }: { entry: Entry; days?: number }) {
  const { t } = useTranslation("knowledge");
  const time = useTime();
  const stage = stageOf(entry);
  const own: [string, Tone] =
    entry.state === "published"
      ? ["published", "accent"]
      : [
          stage === "scheduled" ? "scheduled" : entry.state,
          stage === "in_review" || stage === "scheduled" ? "amber" : "plain",
        ];
  const beside = entry.live_number !== null && entry.draft ? entry.draft.state : null;
  const validity = validityOf(entry, days);
  return (
    <>
      <Chip tone={own[1]}>{t(`state.${own[0]}`)}</Chip>
      {beside && <Chip tone={beside === "draft" ? "plain" : "amber"}>{t(`life.beside.${beside}`)}</Chip>}
      {validity && (
        <span title={time((validity === "notYet" ? entry.valid_from : entry.valid_until) ?? "")}>
          <Chip tone={validity === "ended" ? "red" : "amber"}>{t(`valid.${validity}`)}</Chip>
        </span>
      )}
      {entry.audience === "agent" && <Chip>{t("audience.agentShort")}</Chip>}
    </>
  );
}
