import type { Id } from "@api/contract";
import type { EntityDetail, RelationEnd, RelationKind } from "@api/graph";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { del, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./graph.module.css";
import { PickEntity } from "./PickEntity";

const KINDS: RelationKind[] = ["part_of", "fault_of", "covered_by", "works_with", "like", "replaces"];

/** A thing's relations: each can be taken away, and one added, in either direction. */
export function RelationsEdit({ entity }: { entity: EntityDetail }) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const client = useQueryClient();
  const [how, setHow] = useState("out:part_of");
  const [other, setOther] = useState<Id | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: ["graph"] });
  const add = useMutation({
    mutationFn: () => {
      const [way, kind] = how.split(":");
      const ends = way === "out" ? { from_id: entity.id, to_id: other } : { from_id: other, to_id: entity.id };
      return post("/knowledge/relations", { kind, ...ends });
    },
    onSuccess: async () => {
      setOther(null);
      await changed();
    },
  });
  const remove = useMutation({
    mutationFn: (one: RelationEnd) => del(`/knowledge/relations/${one.id}`),
    onSuccess: changed,
  });
  const failed = add.error ?? remove.error;
  return (
    <section className={styles.stack}>
      <h3 className={styles.heading}>{t("relations", { count: entity.relations_of.length })}</h3>
      <ul className={styles.plain}>
        {entity.relations_of.map((one) => (
          <li key={one.id}>
            <span className={styles.quiet}>{t(`${one.outward ? "relation" : "backward"}.${one.kind}`)}</span>
            <span>{one.other.name}</span>
            <Chip>{t(`kind.${one.other.kind}`)}</Chip>
            <Button
              type="text"
              size="small"
              icon={<X size={14} />}
              aria-label={t("unrelate", { name: one.other.name })}
              onClick={() => remove.mutate(one)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.pick}>
        <Select
          aria-label={t("relationKind")}
          value={how}
          options={[
            ...KINDS.map((kind) => ({ value: `out:${kind}`, label: t(`relation.${kind}`) })),
            ...KINDS.filter((kind) => kind !== "works_with" && kind !== "like").map((kind) => ({
              value: `in:${kind}`,
              label: t(`backward.${kind}`),
            })),
          ]}
          onChange={setHow}
        />
        <PickEntity baseId={entity.base_id} but={entity.id} value={other} onChange={setOther} />
        <Button icon={<Plus size={14} />} disabled={!other} loading={add.isPending} onClick={() => add.mutate()}>
          {t("relate")}
        </Button>
      </div>
      {failed && (
        <p role="alert" className={styles.problem}>
          {explain(failed)}
        </p>
      )}
    </section>
  );
}
