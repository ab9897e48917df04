import type { ImportError, KnowledgeImport } from "@api/settings";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Field } from "@/core/Field";
import type { Mapping } from "./importing";
import styles from "./knowledge.module.css";

const PARTS = ["question", "answer", "similar", "tags", "locale"] as const;
const SHOWN_ERRORS = 100;

interface Props {
  result: KnowledgeImport;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}

function Numbers({ result }: { result: KnowledgeImport }) {
  const { t } = useTranslation("knowledge");
  const numbers = { total: result.total, created: result.created, updated: result.updated, skipped: result.skipped };
  return (
    <dl className={styles.numbers}>
      {Object.entries(numbers).map(([key, n]) => (
        <div key={key}>
          <dt>{t(`count.${key}`)}</dt>
          <dd className="zk-num">{n}</dd>
        </div>
      ))}
      <div>
        <dt>{t("count.errors")}</dt>
        <dd className="zk-num">{result.errors.length}</dd>
      </div>
    </dl>
  );
}

/** What a trial or an import did: numbers, column mapping, a sample, and each faulty row with its reason. */
export function DryRun({ result, mapping, onMapping }: Props) {
  const { t } = useTranslation("knowledge");
  const errorKey = (e: ImportError) => `${e.row}:${e.column}:${e.code}`;
  return (
    <>
      <p className={styles.foot}>
        <strong>{result.filename}</strong>
        <Chip>{result.format.toUpperCase()}</Chip>
        {result.encoding && <Chip>{result.encoding}</Chip>}
        <Chip tone={result.state === "failed" ? "red" : "accent"}>
          {t(result.state === "failed" ? "importFailed" : result.dry_run ? "trialDone" : "importDone")}
        </Chip>
      </p>
      <Numbers result={result} />
      {result.dry_run && result.columns.length > 0 && (
        <div className={styles.row}>
          {PARTS.map((part) => (
            <Field key={part} label={t(`part.${part}`)}>
              <Select
                allowClear
                size="small"
                placeholder={t("autoColumn")}
                value={mapping[part] ?? null}
                options={result.columns.map((value) => ({ value, label: value }))}
                onChange={(column: string | undefined) => {
                  const { [part]: _, ...rest } = mapping;
                  onMapping(column ? { ...rest, [part]: column } : rest);
                }}
              />
            </Field>
          ))}
        </div>
      )}
      {result.errors.length > 0 && (
        <DataTable
          items={result.errors.slice(0, SHOWN_ERRORS)}
          caption={t("count.errors")}
          rowKey={errorKey}
          empty={null}
          columns={[
            { key: "row", title: t("rowNumber"), width: 80, cell: (e) => <span className="zk-num">{e.row}</span> },
            { key: "column", title: t("column"), width: 140, cell: (e) => e.column ?? "–" },
            { key: "message", title: t("problemLabel"), cell: (e) => e.message },
          ]}
        />
      )}
      {result.dry_run && result.sample.length > 0 && (
        <DataTable
          items={result.sample}
          caption={t("sample")}
          rowKey={(e) => e.question}
          empty={null}
          columns={[
            { key: "q", title: t("sampleQuestion"), width: "35%", cell: (e) => e.question },
            { key: "a", title: t("answer"), cell: (e) => e.answer.slice(0, 120) },
            { key: "s", title: t("similarShort"), width: 90, align: "end", cell: (e) => e.similar.length },
          ]}
        />
      )}
    </>
  );
}
