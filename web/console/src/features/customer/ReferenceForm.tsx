import type { ReferenceKind } from "@api/people";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { put } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import styles from "./references.module.css";

const KINDS: ReferenceKind[] = ["order", "product", "ticket", "link"];
const FIELDS = ["kind", "external_id", "title", "url", "status"];
const NEW = { kind: "order" as ReferenceKind, external_id: "", title: "", url: "", status: "" };

interface Props {
  path: string;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Adds a thing of the merchant's systems by hand. */
export function ReferenceForm({ path, onClose, onSaved }: Props) {
  const { t } = useTranslation("record");
  const [draft, setDraft] = useState(NEW);
  const { busy, save, wrong, rest } = useSaving([], onClose);
  const set = (part: Partial<typeof NEW>) => setDraft((held) => ({ ...held, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(() => put(path, { ...draft, url: draft.url.trim() || null }).then(onSaved));
  };
  const link = draft.kind === "link";
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t("reference.kind")} problem={wrong("kind")}>
        <Select
          autoFocus
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: t(`reference.${value}`) }))}
          onChange={(kind: ReferenceKind) => set({ kind })}
        />
      </Field>
      {!link && (
        <Field label={t("reference.id")} problem={wrong("external_id")}>
          <Input maxLength={100} value={draft.external_id} onChange={(e) => set({ external_id: e.target.value })} />
        </Field>
      )}
      <Field label={t("reference.name")} problem={wrong("title")}>
        <Input maxLength={200} value={draft.title} onChange={(e) => set({ title: e.target.value })} />
      </Field>
      <Field label={t(link ? "reference.url" : "reference.urlOptional")} problem={wrong("url")}>
        <Input
          type="url"
          maxLength={1000}
          placeholder="https://"
          value={draft.url}
          onChange={(e) => set({ url: e.target.value })}
        />
      </Field>
      {!link && (
        <Field label={t("reference.status")} problem={wrong("status")}>
          <Input maxLength={60} value={draft.status} onChange={(e) => set({ status: e.target.value })} />
        </Field>
      )}
      {rest(FIELDS) && <p role="alert">{rest(FIELDS)}</p>}
      <div>
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t("common:save")}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {t("common:cancel")}
        </Button>
      </div>
    </form>
  );
}
