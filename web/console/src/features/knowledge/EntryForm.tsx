import type { Base, Entry } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import { Markdown } from "@ui/Markdown";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { ApiError, del, patch, post } from "@/core/http";
import { currentLanguage } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { localeOf, ownBase } from "./bases";
import styles from "./knowledge.module.css";
import { Similar } from "./Similar";

type Values = Pick<Entry, "base_id" | "locale" | "question" | "similar" | "answer" | "tags" | "state">;

function start(entry: Entry | null, bases: Base[]): Values {
  if (entry) {
    const { base_id, locale, question, similar, answer, tags, state } = entry;
    return { base_id, locale, question, similar, answer, tags, state };
  }
  const base = ownBase(bases);
  const locale = localeOf(base?.locale ?? currentLanguage());
  return { base_id: base?.id ?? "", locale, question: "", similar: [], answer: "", tags: [], state: "draft" };
}

/** Writes an entry: question, other ways to ask it, answer with a preview of what the customer sees. */
export function EntryForm({ entry, bases }: { entry: Entry | null; bases: Base[] }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message, confirm } = useFeedback();
  const mayEdit = useCan("knowledge.edit");
  const [values, setValues] = useState(() => start(entry, bases));
  const [problem, setProblem] = useState<{ field: string | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Values>) => setValues((held) => ({ ...held, ...part }));
  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);

  async function save(state: Values["state"]) {
    setBusy(true);
    setProblem(null);
    const body = { ...values, state, similar: values.similar.map((s) => s.trim()).filter(Boolean) };
    try {
      if (entry) await patch(`/knowledge/entries/${entry.id}`, { ...body, expected_version: entry.version });
      else await post("/knowledge/entries", body);
      await queries.invalidateQueries({ queryKey: ["knowledge"] });
      void message.success(t(state === "published" ? "published" : "savedDraft"));
      navigate("/knowledge");
    } catch (error) {
      setProblem({ field: error instanceof ApiError ? error.problem.field : null, text: explain(error) });
    } finally {
      setBusy(false);
    }
  }

  function remove() {
    if (!entry) return;
    confirm({
      title: t("deleteTitle", { question: entry.question }),
      content: t("deleteHint", { count: entry.similar.length }),
      okText: t("delete"),
      danger: true,
      onOk: async () => {
        await del(`/knowledge/entries/${entry.id}`);
        navigate("/knowledge");
        await queries.invalidateQueries({ queryKey: ["knowledge"] });
      },
    });
  }

  return (
    <div className={styles.columns}>
      <div className={styles.card}>
        <div className={styles.row}>
          <Field label={t("base")}>
            <Select
              value={values.base_id}
              disabled={!mayEdit || Boolean(entry)}
              options={bases.map((b) => ({ value: b.id, label: b.name }))}
              onChange={(base_id: string) =>
                set({ base_id, locale: localeOf(bases.find((b) => b.id === base_id)?.locale ?? values.locale) })
              }
            />
          </Field>
          <Field label={t("language")}>
            <Select
              value={values.locale}
              disabled={!mayEdit}
              options={(["zh", "en"] as const).map((value) => ({ value, label: t(`locale.${value}`) }))}
              onChange={(locale: Values["locale"]) => set({ locale })}
            />
          </Field>
        </div>
        <Field label={t("question")} problem={wrong("question")} hint={t("questionHint")}>
          <Input disabled={!mayEdit} value={values.question} onChange={(e) => set({ question: e.target.value })} />
        </Field>
        <Similar value={values.similar} disabled={!mayEdit} onChange={(similar) => set({ similar })} />
        <Field label={t("answer")} problem={wrong("answer")} hint={t("answerHint")}>
          <Input.TextArea
            disabled={!mayEdit}
            autoSize={{ minRows: 8, maxRows: 24 }}
            value={values.answer}
            onChange={(e) => set({ answer: e.target.value })}
          />
        </Field>
        <Field label={t("tags")}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            disabled={!mayEdit}
            value={values.tags}
            placeholder={t("tagsHint")}
            onChange={(tags: string[]) => set({ tags })}
          />
        </Field>
        {problem && !problem.field && (
          <p role="alert" className={styles.problem}>
            {problem.text}
          </p>
        )}
        <div className={styles.foot}>
          <Button
            type="primary"
            loading={busy}
            disabled={!mayEdit || !values.question.trim() || !values.answer.trim()}
            title={mayEdit ? undefined : t("common:noGrant")}
            onClick={() => void save("published")}
          >
            {t("publish")}
          </Button>
          <Button disabled={!mayEdit || busy || !values.question.trim()} onClick={() => void save("draft")}>
            {t("saveDraft")}
          </Button>
          {entry && mayEdit && (
            <Button danger type="text" className={styles.push ?? ""} onClick={remove}>
              {t("delete")}
            </Button>
          )}
        </div>
      </div>
      <aside className={styles.preview}>
        <h2>{t("preview")}</h2>
        <div className={styles.bubble}>
          {values.answer.trim() ? (
            <Markdown text={values.answer} />
          ) : (
            <p className={styles.quiet}>{t("previewEmpty")}</p>
          )}
        </div>
        {entry && <p className={styles.quiet}>{t("versionUses", { version: entry.version, uses: entry.uses })}</p>}
      </aside>
    </div>
  );
}
