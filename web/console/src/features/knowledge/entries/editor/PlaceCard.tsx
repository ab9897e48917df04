import type { Agent, Page } from "@api/contract";
import type { Base } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { get } from "@/core/http";
import { useCan, useSession } from "@/core/session";
import { fromField, toField } from "@/core/zoned";
import { localeOf } from "../../bases";
import type { Values } from "../content";
import { FolderSelect } from "../FolderSelect";
import { Moment } from "../Moment";
import { useTags } from "../tags";
import styles from "./editor.module.css";

interface Props {
  values: Values;
  bases: Base[];
  fresh: boolean;
  disabled: boolean;
  owner: { id: string; name: string } | null;
  wrong: (field: string) => string | undefined;
  set: (part: Partial<Values>) => void;
}

/** Colleagues who may care for an entry; whoever may not see them finds himself and whoever it is now. */
function useOwners(owner: Props["owner"]) {
  const { me } = useSession();
  const may = useCan("staff.read");
  const agents = useQuery({
    queryKey: ["agents", "/agents"],
    queryFn: ({ signal }) => get<Page<Agent>>("/agents", signal).then((p) => p.items),
    enabled: may,
  });
  const known = new Map<string, string>();
  known.set(me.user.id, me.user.name);
  for (const a of agents.data ?? []) if (a.kind === "person") known.set(a.id, a.name);
  if (owner) known.set(owner.id, owner.name);
  return [...known].map(([value, label]) => ({ value, label }));
}

/** Where an entry stands and whom it is for: folder, owner, tags, language, audience, validity. */
export function PlaceCard({ values, bases, fresh, disabled, owner, wrong, set }: Props) {
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const owners = useOwners(owner);
  const tags = useTags(values.base_id);
  const zone = me.workspace.timezone;
  const base = bases.find((b) => b.id === values.base_id);
  const choice = (keys: readonly string[], group: string) =>
    keys.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <section className={styles.card} aria-label={t("edit.place")}>
      <h2>{t("edit.place")}</h2>
      {!fresh && <p className={styles.hint}>{t("edit.placeHint")}</p>}
      <div className={styles.pairs}>
        <Field label={t("base")}>
          <Select
            value={values.base_id}
            disabled={disabled || !fresh}
            options={bases.map((b) => ({ value: b.id, label: b.name }))}
            onChange={(base_id: string) =>
              set({
                base_id,
                folder_id: null,
                locale: localeOf(bases.find((b) => b.id === base_id)?.locale ?? values.locale),
              })
            }
          />
        </Field>
        <Field label={t("folder.label")} problem={wrong("folder_id")}>
          <FolderSelect
            baseId={values.base_id}
            value={values.folder_id}
            disabled={disabled}
            onChange={(folder_id) => set({ folder_id })}
          />
        </Field>
        <Field label={t("language")} problem={wrong("locale")}>
          <Select
            value={values.locale}
            disabled={disabled}
            options={choice(["zh", "en"], "locale")}
            onChange={(locale: Values["locale"]) => set({ locale })}
          />
        </Field>
        <Field label={t("owner.label")} hint={t("owner.hint")} problem={wrong("owner_id")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            value={values.owner_id}
            disabled={disabled}
            placeholder={t("owner.none")}
            options={owners}
            onChange={(id?: string) => set({ owner_id: id ?? null })}
          />
        </Field>
      </div>
      <Field label={t("audience.label")} hint={t(`audience.${values.audience}Hint`)} problem={wrong("audience")}>
        <Select
          value={values.audience}
          disabled={disabled}
          options={choice(["customer", "agent"], "audience")}
          onChange={(audience: Values["audience"]) => set({ audience })}
        />
      </Field>
      <div className={styles.pairs}>
        <Field label={t("valid.from")} problem={wrong("valid_from")}>
          <Moment
            disabled={disabled}
            value={toField(values.valid_from, zone)}
            onChange={(shown) => set({ valid_from: fromField(shown, zone) })}
          />
        </Field>
        <Field label={t("valid.until")} problem={wrong("valid_until")}>
          <Moment
            disabled={disabled}
            value={toField(values.valid_until, zone)}
            onChange={(shown) => set({ valid_until: fromField(shown, zone) })}
          />
        </Field>
      </div>
      <p className={styles.hint}>{t("valid.hint", { zone, days: base?.remind_days ?? 14 })}</p>
      <Field label={t("tags")} problem={wrong("tags")}>
        <Select
          mode="tags"
          disabled={disabled}
          value={values.tags}
          placeholder={t("tagsHint")}
          options={tags.map((one) => ({ value: one.tag, label: one.tag }))}
          onChange={(chosen: string[]) => set({ tags: chosen })}
        />
      </Field>
    </section>
  );
}
