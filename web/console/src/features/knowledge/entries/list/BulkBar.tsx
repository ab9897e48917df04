import type { BulkResult, Entry } from "@api/knowledge";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Archive, FolderInput, Send, Tags, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { post } from "@/core/http";
import { useCan } from "@/core/session";
import { BulkDialog } from "./BulkDialog";
import { BulkReport } from "./BulkReport";
import styles from "./list.module.css";

export type BulkAction = "move" | "tag" | "publish" | "archive";
/** What one request may change. */
export const MOST_CHOSEN = 200;

interface Props {
  entries: Entry[];
  shown: Entry[];
  onChosen: (ids: string[]) => void;
}

const ICONS = { move: FolderInput, tag: Tags, publish: Send, archive: Archive } as const;

/** What can be done with the chosen entries at once; what could not be done is told one by one. */
export function BulkBar({ entries, shown, onChosen }: Props) {
  const { t } = useTranslation("knowledge");
  const queries = useQueryClient();
  const { message } = useFeedback();
  const mayPublish = useCan("knowledge.publish");
  const [asked, setAsked] = useState<BulkAction | null>(null);
  const [report, setReport] = useState<{ action: BulkAction; result: BulkResult; titles: Map<string, string> } | null>(
    null,
  );
  const bases = new Set(entries.map((e) => e.base_id));
  const why = (action: BulkAction) => {
    if ((action === "publish" || action === "archive") && !mayPublish) return t("common:noGrant");
    return action === "move" && bases.size > 1 ? t("bulk.oneBase") : "";
  };

  async function take(action: BulkAction, body: object) {
    const ids = entries.map((e) => e.id);
    const result = await post<BulkResult>("/knowledge/entries/bulk", { ids, action, ...body });
    await queries.invalidateQueries({ queryKey: ["knowledge"] });
    setAsked(null);
    if (result.failed.length || result.warnings?.length)
      setReport({ action, result, titles: new Map(entries.map((e) => [e.id, e.question])) });
    else void message.success(t(`bulk.done.${action}`, { count: result.done.length }));
    onChosen(result.failed.map((f) => f.id));
  }

  const rest = shown.length > entries.length && entries.length < MOST_CHOSEN;
  return (
    <>
      {entries.length > 0 && (
        <section className={styles.bulk} aria-label={t("bulk.title")}>
          <strong role="status">{t("bulk.chosen", { count: entries.length })}</strong>
          {rest && (
            <Button type="link" size="small" onClick={() => onChosen(shown.slice(0, MOST_CHOSEN).map((e) => e.id))}>
              {t("bulk.all", { count: Math.min(shown.length, MOST_CHOSEN) })}
            </Button>
          )}
          <span className={styles.push} />
          {(["move", "tag", "publish", "archive"] as const).map((action) => {
            const Icon = ICONS[action];
            return (
              <Button
                key={action}
                icon={<Icon size={15} />}
                disabled={Boolean(why(action))}
                title={why(action)}
                onClick={() => setAsked(action)}
              >
                {t(`bulk.${action}`)}
              </Button>
            );
          })}
          <Button type="text" icon={<X size={15} />} aria-label={t("bulk.none")} onClick={() => onChosen([])} />
        </section>
      )}
      {asked && (
        <BulkDialog
          action={asked}
          entries={entries}
          onTake={(body) => take(asked, body)}
          onClose={() => setAsked(null)}
        />
      )}
      {report && <BulkReport {...report} onClose={() => setReport(null)} />}
    </>
  );
}
