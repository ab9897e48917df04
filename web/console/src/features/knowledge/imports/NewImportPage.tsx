import type { Id } from "@api/contract";
import type { KnowledgeImport } from "@api/imports";
import type { Base } from "@api/knowledge";
import Progress from "antd/es/progress";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { Field } from "@/core/Field";
import { upload } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { ownBase } from "../bases";
import { KnowledgeTabs } from "../KnowledgeTabs";
import { Drop } from "./Drop";
import { Formats } from "./Formats";
import styles from "./imports.module.css";
import { Options, type Wanted } from "./Options";

function formOf(file: File, baseId: Id, wanted: Wanted): FormData {
  const form = new FormData();
  form.append("file", file);
  form.append("base_id", baseId);
  form.append("dry_run", "true");
  form.append("policy", wanted.policy);
  form.append("drafts", String(wanted.drafts));
  if (wanted.folder) form.append("folder_id", wanted.folder);
  return form;
}

/** A file and where it goes: the trial begins as soon as the file is there. */
export function Component() {
  const { t } = useTranslation("imports");
  const explain = useExplain();
  const navigate = useNavigate();
  const mayEdit = useCan("knowledge.edit");
  const [params] = useSearchParams();
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [baseId, setBaseId] = useState(params.get("base"));
  const [wanted, setWanted] = useState<Wanted>({ folder: null, policy: "update", drafts: false });
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<unknown>(bases.error);
  const base = bases.data?.find((b) => b.id === baseId) ?? ownBase(bases.data);

  async function send(file: File) {
    setProblem(null);
    setSending({ name: file.name, share: 0 });
    try {
      const into = base ?? ownBase((await bases.refetch({ throwOnError: true })).data); // dropped before they came
      if (!into) return setSending(null);
      const made = await upload<KnowledgeImport>("/knowledge/imports", formOf(file, into.id, wanted), (share) =>
        setSending({ name: file.name, share }),
      );
      navigate(`/knowledge/import/${made.id}`);
    } catch (error) {
      setProblem(error);
      setSending(null);
    }
  }

  return (
    <Page
      wide
      title={t("new.title")}
      hint={t("new.hint")}
      tabs={<KnowledgeTabs />}
      back={{ to: "/knowledge/import", label: t("run.back") }}
    >
      <div className={styles.pair}>
        <div className={styles.card}>
          <Field label={t("new.into")}>
            <Select
              value={base?.id ?? null}
              loading={bases.isLoading}
              options={(bases.data ?? []).map((b) => ({ value: b.id, label: b.name }))}
              onChange={(id: Id) => {
                setBaseId(id);
                setWanted((w) => ({ ...w, folder: null }));
              }}
            />
          </Field>
          <Options base={base} value={wanted} onChange={setWanted} />
          {sending ? (
            <div role="status">
              <p className={styles.quiet}>{t("new.sending", { name: sending.name })}</p>
              <Progress percent={Math.round(sending.share * 100)} status="active" />
            </div>
          ) : (
            <Drop disabled={!mayEdit || (bases.isSuccess && !base)} onFile={(file) => void send(file)} />
          )}
          {problem ? (
            <p role="alert" className={styles.problem}>
              {explain(problem)}
            </p>
          ) : null}
        </div>
        <Formats />
      </div>
    </Page>
  );
}
