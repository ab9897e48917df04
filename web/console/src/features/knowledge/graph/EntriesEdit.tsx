import type { Id } from "@api/contract";
import type { EntityDetail } from "@api/graph";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { del, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { EntryPick } from "../checks/EntryPick";
import styles from "./graph.module.css";

/** The entries that tell of a thing: those that name it were found, others are added by hand. */
export function EntriesEdit({ entity }: { entity: EntityDetail }) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ id, linked }: { id: Id; linked: boolean }) => {
      const path = `/knowledge/graph/${entity.id}/entries/${id}`;
      return linked ? put(path, {}) : del(path);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["graph"] }),
  });
  return (
    <section className={styles.stack}>
      <h3 className={styles.heading}>{t("entriesOf", { count: entity.entries_of.length })}</h3>
      <p className={styles.quiet}>{t("foundHint")}</p>
      <ul className={styles.plain}>
        {entity.entries_of.map((one) => (
          <li key={one.id}>
            <span>{one.question}</span>
            {!one.found && <Chip tone="accent">{t("byHand")}</Chip>}
            <Button
              type="text"
              size="small"
              icon={<X size={14} />}
              aria-label={t("unlink", { question: one.question })}
              onClick={() => change.mutate({ id: one.id, linked: false })}
            />
          </li>
        ))}
      </ul>
      <EntryPick
        baseId={entity.base_id}
        value={null}
        onChange={(entry) => entry && change.mutate({ id: entry.id, linked: true })}
      />
      {change.error && (
        <p role="alert" className={styles.problem}>
          {explain(change.error)}
        </p>
      )}
    </section>
  );
}
