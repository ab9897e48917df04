import type { Id } from "@api/contract";
import type { Entity, EntityDetail, EntityKind } from "@api/graph";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { ApiError, get, patch, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { EntriesEdit } from "./EntriesEdit";
import styles from "./graph.module.css";
import { KINDS } from "./kinds";
import { RelationsEdit } from "./RelationsEdit";

interface Props {
  baseId: Id;
  entity: EntityDetail | null;
  onClose: () => void;
  onSaved: (entity: Entity) => void;
}

/** Makes a thing, or changes it: its names, what it hangs together with, the entries that tell of it. */
export function EntityDrawer({ baseId, entity, onClose, onSaved }: Props) {
  const { t } = useTranslation("graph");
  const explain = useExplain();
  const client = useQueryClient();
  const [kind, setKind] = useState<EntityKind>(entity?.kind ?? "product");
  const [name, setName] = useState(entity?.name ?? "");
  const [aliases, setAliases] = useState<string[]>(entity?.aliases ?? []);
  const [note, setNote] = useState(entity?.note ?? "");
  const now = useQuery({
    queryKey: ["graph", "one", entity?.id],
    queryFn: ({ signal }) => get<EntityDetail>(`/knowledge/graph/${entity?.id}`, signal),
    enabled: Boolean(entity),
  });
  const save = useMutation({
    mutationFn: () => {
      const body = { kind, name, aliases, note };
      return entity
        ? patch<Entity>(`/knowledge/graph/${entity.id}`, { ...body, expected_version: entity.version })
        : post<Entity>("/knowledge/graph", { ...body, base_id: baseId });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ["graph"] });
      onSaved(saved);
    },
  });
  const field = save.error instanceof ApiError ? save.error.problem.field : null;
  const wrong = (one: string) => (field === one ? explain(save.error) : undefined);
  const shown = now.data ?? entity;
  return (
    <Drawer
      open
      size="min(520px, 100vw)"
      title={entity ? t("editNamed", { name: entity.name }) : t("add")}
      onClose={onClose}
      footer={
        <div className={styles.line}>
          <Button type="primary" disabled={!name.trim()} loading={save.isPending} onClick={() => save.mutate()}>
            {t("common:save")}
          </Button>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          {save.error && !["kind", "name", "aliases", "note"].includes(field ?? "") && (
            <span role="alert" className={styles.problem}>
              {explain(save.error)}
            </span>
          )}
        </div>
      }
    >
      <div className={styles.stack}>
        <Field label={t("kindLabel")} problem={wrong("kind")}>
          <Select
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={setKind}
          />
        </Field>
        <Field label={t("name")} hint={t("nameHint")} problem={wrong("name")}>
          <Input autoFocus={!entity} maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("aliases")} hint={t("aliasesHint")} problem={wrong("aliases")}>
          <Select mode="tags" open={false} suffixIcon={null} value={aliases} onChange={setAliases} />
        </Field>
        <Field label={t("note")} problem={wrong("note")}>
          <Input.TextArea rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
        </Field>
        {shown && <RelationsEdit entity={shown} />}
        {shown && <EntriesEdit entity={shown} />}
        {!entity && <p className={styles.quiet}>{t("afterwards")}</p>}
      </div>
    </Drawer>
  );
}
