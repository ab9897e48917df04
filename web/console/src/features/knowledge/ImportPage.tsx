import type { Base } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import Select from "antd/es/select";
import Steps from "antd/es/steps";
import { ArrowLeft, FileUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { ownBase } from "./bases";
import { DryRun } from "./DryRun";
import { type Mapping, useImport } from "./importing";
import styles from "./knowledge.module.css";

const ACCEPT = ".csv,.tsv,.xlsx,.jsonl,.json,.md,.markdown,.txt";

function Drop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation("knowledge");
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-label={t("importFile")}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        const file = e.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <FileUp size={26} aria-hidden="true" />
      <strong>{t("dropFile")}</strong>
      <span>{t("formats")}</span>
      <input
        ref={picker}
        type="file"
        hidden
        accept={ACCEPT}
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <Button onClick={() => picker.current?.click()}>{t("chooseFile")}</Button>
    </section>
  );
}

/** Import in three steps: a file, a trial that changes nothing, the import itself. */
export function Component() {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const [baseId, setBaseId] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const { run, share, result, error, busy, reset } = useImport();
  const base = baseId ?? ownBase(bases.data)?.id;
  const done = result !== null && !result.dry_run && result.state === "done";
  const step = !file ? 0 : done || (result && !result.dry_run) ? 2 : 1;

  useEffect(() => {
    if (done) void queries.invalidateQueries({ queryKey: ["knowledge"] });
  }, [done, queries]);

  function tryFile(next: File, columns: Mapping = {}) {
    setFile(next);
    setMapping(columns);
    if (base) void run(next, base, true, columns);
  }
  function again() {
    setFile(null);
    setMapping({});
    reset();
  }

  return (
    <Page
      title={t("import")}
      hint={t("importHint")}
      back={
        <p>
          <Link to="/knowledge" className={styles.quiet}>
            <ArrowLeft size={13} /> {t("title")}
          </Link>
        </p>
      }
    >
      <div className={styles.card}>
        <Steps
          size="small"
          current={step}
          items={[{ title: t("step.file") }, { title: t("step.trial") }, { title: t("step.import") }]}
        />
        <Select
          className={styles.select ?? ""}
          value={base ?? null}
          disabled={step > 0}
          aria-label={t("base")}
          options={(bases.data ?? []).map((b) => ({ value: b.id, label: t("intoBase", { name: b.name }) }))}
          onChange={setBaseId}
        />
        {!file && <Drop onFile={(f) => tryFile(f)} />}
        {file && busy && (
          <div>
            <p className={styles.quiet}>{t(step === 2 ? "importing" : "trying", { name: file.name })}</p>
            <Progress percent={share === null ? 100 : Math.round(share * 100)} status="active" />
          </div>
        )}
        {error ? (
          <p role="alert" className={styles.problem}>
            {explain(error)}
          </p>
        ) : null}
        {result && !busy && <DryRun result={result} mapping={mapping} onMapping={(m) => file && tryFile(file, m)} />}
        {file && !busy && (
          <div className={styles.foot}>
            {result?.dry_run && result.state === "done" && base && (
              <Button
                type="primary"
                disabled={result.created + result.updated === 0}
                onClick={() => void run(file, base, false, mapping)}
              >
                {t("importNow", { count: result.created + result.updated })}
              </Button>
            )}
            {done && (
              <Button type="primary" onClick={() => navigate("/knowledge")}>
                {t("seeEntries")}
              </Button>
            )}
            <Button onClick={again}>{t("anotherFile")}</Button>
          </div>
        )}
      </div>
    </Page>
  );
}
