import type { Id } from "@api/contract";
import type { EntityDetail, Neighbourhood } from "@api/graph";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { Pencil, Trash2 } from "lucide-react";
import { type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { get } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "./graph.module.css";
import { Picture } from "./Picture";

interface Props {
  id: Id;
  onOpen: (id: Id) => void;
  onEdit: (entity: EntityDetail) => void;
  onDelete: (entity: EntityDetail) => void;
  place: Ref<HTMLElement>;
}

function Words({ entity, onOpen }: { entity: EntityDetail; onOpen: (id: Id) => void }) {
  const { t } = useTranslation("graph");
  return (
    <>
      <section>
        <h3>{t("relations", { count: entity.relations_of.length })}</h3>
        {entity.relations_of.length === 0 && <p className={styles.quiet}>{t("noRelations")}</p>}
        <ul className={styles.plain}>
          {entity.relations_of.map((one) => (
            <li key={one.id}>
              <span className={styles.quiet}>{t(`${one.outward ? "relation" : "backward"}.${one.kind}`)}</span>
              <button type="button" className={styles.link} onClick={() => onOpen(one.other.id)}>
                {one.other.name}
              </button>
              <Chip>{t(`kind.${one.other.kind}`)}</Chip>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("entriesOf", { count: entity.entries_of.length })}</h3>
        {entity.entries_of.length === 0 && <p className={styles.quiet}>{t("noEntries")}</p>}
        <ul className={styles.plain}>
          {entity.entries_of.map((one) => (
            <li key={one.id}>
              <Link to={`/knowledge/${one.id}`}>{one.question}</Link>
              {one.state !== "published" && <Chip>{t(`knowledge:state.${one.state}`)}</Chip>}
              {!one.found && <Chip tone="accent">{t("byHand")}</Chip>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** One thing: its picture, and everything in the picture in words. */
export function Panel({ id, onOpen, onEdit, onDelete, place }: Props) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const mayEdit = useCan("knowledge.edit");
  const [depth, setDepth] = useState(1);
  const entity = useQuery({
    queryKey: ["graph", "one", id],
    queryFn: ({ signal }) => get<EntityDetail>(`/knowledge/graph/${id}`, signal),
    placeholderData: (held) => held,
  });
  const around = useQuery({
    queryKey: ["graph", "around", id, depth],
    queryFn: ({ signal }) => get<Neighbourhood>(`/knowledge/graph/${id}/neighbourhood?depth=${depth}`, signal),
    placeholderData: (held) => held,
  });
  const failed = entity.error ?? around.error;
  if (failed && !entity.data)
    return (
      <p role="alert" className={styles.problem}>
        {explain(failed)}
      </p>
    );
  if (!entity.data) return <SkeletonRows count={4} height={72} />;
  const one = entity.data;
  return (
    <article className={styles.panel} aria-label={one.name} ref={place}>
      <header className={styles.line}>
        <h2>{one.name}</h2>
        <Chip tone="accent">{t(`kind.${one.kind}`)}</Chip>
        <span className={styles.push} />
        <Button icon={<Pencil size={14} />} disabled={!mayEdit} onClick={() => onEdit(one)}>
          {t("edit")}
        </Button>
        <Button
          type="text"
          icon={<Trash2 size={14} />}
          disabled={!mayEdit}
          aria-label={t("deleteNamed", { name: one.name })}
          onClick={() => onDelete(one)}
        />
      </header>
      {one.aliases.length > 0 && (
        <p className={styles.line}>
          <span className={styles.quiet}>{t("alsoCalled")}</span>
          {one.aliases.map((alias) => (
            <Chip key={alias}>{alias}</Chip>
          ))}
        </p>
      )}
      {one.note && <p className={styles.note}>{one.note}</p>}
      {one.relations_of.length > 0 && (
        <Segmented
          className={styles.start ?? ""}
          aria-label={t("depth.label")}
          value={depth}
          options={[1, 2].map((value) => ({ value, label: t(`depth.${value}`) }))}
          onChange={setDepth}
        />
      )}
      {around.data && one.relations_of.length > 0 && <Picture found={around.data} onOpen={onOpen} />}
      <Words entity={one} onOpen={onOpen} />
    </article>
  );
}
