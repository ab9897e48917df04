import type { Id } from "@api/contract";
import type { ImportPolicy, SiteSource } from "@api/imports";
import type { Base } from "@api/knowledge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { ApiError, patch, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { ownBase } from "../bases";
import { FolderSelect } from "../entries/FolderSelect";
import styles from "../imports/imports.module.css";
import { intervals, lines } from "./interval";
import { useEvery } from "./useEvery";

interface Props {
  /** null: a new one. */
  source: SiteSource | null;
  bases: Base[];
  onClose: () => void;
}

/** Adds a page or a sitemap of one's own site, or changes how it is read. */
export function SourceDialog({ source, bases, onClose }: Props) {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const every = useEvery();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [url, setUrl] = useState(source?.url ?? "");
  const [baseId, setBaseId] = useState<Id>(source?.base_id ?? ownBase(bases)?.id ?? "");
  const [hours, setHours] = useState(source ? (source.every_hours ?? 0) : 24);
  const [folder, setFolder] = useState<Id | null>(source?.folder_id ?? null);
  const [include, setInclude] = useState((source?.include ?? []).join("\n"));
  const [exclude, setExclude] = useState((source?.exclude ?? []).join("\n"));
  const [policy, setPolicy] = useState<ImportPolicy>(source?.policy ?? "update");
  const [drafts, setDrafts] = useState(source?.drafts ?? false);
  const save = useMutation({
    mutationFn: () => {
      const how = {
        every_hours: hours || null,
        folder_id: folder,
        include: lines(include),
        exclude: lines(exclude),
        policy,
        drafts,
      };
      return source
        ? patch<SiteSource>(`/knowledge/sources/${source.id}`, how)
        : post<SiteSource>("/knowledge/sources", { base_id: baseId, url: url.trim(), ...how });
    },
    onSuccess: async (kept) => {
      await client.invalidateQueries({ queryKey: ["sources"] });
      onClose();
      if (!source) navigate(`/knowledge/sources/${kept.id}`);
    },
  });
  const field = save.error instanceof ApiError ? save.error.problem.field : null;
  const wrong = (name: string) => (field === name ? explain(save.error) : undefined);
  return (
    <Modal
      open
      width={560}
      title={t(source ? "sites.edit" : "sites.add")}
      okText={t(source ? "common:save" : "sites.begin")}
      okButtonProps={{ disabled: !url.trim() || !baseId }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <Field label={t("sites.url")} hint={t("sites.urlHint")} problem={wrong("url")}>
          <Input
            autoFocus={!source}
            disabled={Boolean(source)}
            type="url"
            placeholder="https://example.com/sitemap.xml"
            value={url}
            onChange={(e) => setUrl(e.target.value)}
          />
        </Field>
        <div className={styles.pair}>
          <Field label={t("new.into")}>
            <Select
              value={baseId}
              disabled={Boolean(source)}
              options={bases.map((b) => ({ value: b.id, label: b.name }))}
              onChange={(id: Id) => {
                setBaseId(id);
                setFolder(null);
              }}
            />
          </Field>
          <Field label={t("new.folder")}>
            <FolderSelect baseId={baseId} value={folder} onChange={setFolder} />
          </Field>
        </div>
        <div className={styles.pair}>
          <Field label={t("sites.every")}>
            <Select
              value={hours}
              options={intervals(source?.every_hours ?? null).map((n) => ({ value: n, label: every(n) }))}
              onChange={setHours}
            />
          </Field>
          <Field label={t("new.policy")}>
            <Select
              value={policy}
              options={(["update", "skip"] as const).map((value) => ({ value, label: t(`sites.policy.${value}`) }))}
              onChange={(value: ImportPolicy) => setPolicy(value)}
            />
          </Field>
        </div>
        <div className={styles.pair}>
          <Field label={t("sites.include")} hint={t("sites.includeHint")}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={include}
              placeholder="/help/"
              onChange={(e) => setInclude(e.target.value)}
            />
          </Field>
          <Field label={t("sites.exclude")} hint={t("sites.excludeHint")}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={exclude}
              placeholder="/help/old/*"
              onChange={(e) => setExclude(e.target.value)}
            />
          </Field>
        </div>
        <Checkbox checked={drafts} onChange={(e) => setDrafts(e.target.checked)}>
          {t("new.drafts")}
        </Checkbox>
        {!source && <p className={styles.quiet}>{t("sites.manners")}</p>}
        {save.error && !wrong("url") && (
          <p role="alert" className={styles.problem}>
            {explain(save.error)}
          </p>
        )}
      </div>
    </Modal>
  );
}
