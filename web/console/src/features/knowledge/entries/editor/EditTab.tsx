import type { Base, EntryContent } from "@api/knowledge";
import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Field } from "@/core/Field";
import { useCan } from "@/core/session";
import type { Values } from "../content";
import { WidgetPreview } from "../preview/WidgetPreview";
import type { Loaded } from "../useEntry";
import styles from "./editor.module.css";
import { PlaceCard } from "./PlaceCard";
import { SimilarField } from "./SimilarField";
import type { Editor } from "./useEditor";
import { Variants } from "./Variants";

interface Props {
  loaded: Loaded | null;
  bases: Base[];
  editor: Editor;
  note: string;
  onNote: (note: string) => void;
}

/** What customers get from a content in a kind of inbox. */
const answerIn = (content: Pick<EntryContent, "answer" | "variants">, channel: string | null) =>
  (channel && content.variants[channel]) || content.answer;

/** Writes an entry beside the preview of what a customer sees. */
export function EditTab({ loaded, bases, editor, note, onNote }: Props) {
  const { t } = useTranslation("knowledge");
  const mayEdit = useCan("knowledge.edit");
  const entry = loaded?.entry ?? null;
  const [channel, setChannel] = useState<string | null>(null);
  const [side, setSide] = useState<"draft" | "live">("draft");
  const { values, set, problem } = editor;
  const disabled = !mayEdit || entry?.state === "archived";
  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);
  const live = entry?.live_number != null ? entry : null;
  const both = live !== null && (entry?.draft !== null || editor.dirty);
  const shown: Pick<Values, "question" | "answer" | "variants"> = both && side === "live" && live ? live : values;
  const article = values.kind === "article";

  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <section className={styles.card} aria-label={t("edit.content")}>
          <Segmented
            className={styles.kind ?? ""}
            value={values.kind}
            disabled={disabled}
            aria-label={t("kind.label")}
            onChange={(kind) => set({ kind })}
            options={(["faq", "article"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Field
            label={t(article ? "edit.articleTitle" : "question")}
            problem={wrong("question")}
            hint={t(article ? "edit.articleTitleHint" : "questionHint")}
          >
            <Input
              size="large"
              maxLength={300}
              disabled={disabled}
              autoFocus={!entry}
              value={values.question}
              onChange={(e) => set({ question: e.target.value })}
            />
          </Field>
          {article && (
            <Field label={t("edit.summary")} problem={wrong("summary")} hint={t("edit.summaryHint")}>
              <Input.TextArea
                maxLength={1000}
                disabled={disabled}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={values.summary}
                onChange={(e) => set({ summary: e.target.value })}
              />
            </Field>
          )}
          <Variants
            answer={values.answer}
            variants={values.variants}
            channel={channel}
            disabled={disabled}
            wrong={wrong}
            onChannel={setChannel}
            onAnswer={(answer) => set({ answer })}
            onVariants={(variants) => set({ variants })}
          />
          <SimilarField
            question={values.question}
            value={values.similar}
            disabled={disabled}
            problem={wrong("similar")}
            onChange={(similar) => set({ similar })}
          />
          {entry && !disabled && (
            <Field label={t("edit.note")} hint={t("edit.noteHint")}>
              <Input maxLength={500} value={note} onChange={(e) => onNote(e.target.value)} />
            </Field>
          )}
        </section>
        <PlaceCard
          values={values}
          bases={bases}
          fresh={!entry}
          disabled={disabled}
          owner={entry?.owner?.id ? { id: entry.owner.id, name: entry.owner.name } : null}
          wrong={wrong}
          set={set}
        />
      </div>
      <aside className={styles.aside}>
        {both && (
          <div className={styles.inline}>
            <Segmented
              value={side}
              aria-label={t("edit.side")}
              onChange={setSide}
              options={(["draft", "live"] as const).map((value) => ({ value, label: t(`edit.show.${value}`) }))}
            />
            {entry?.draft && (
              <Link to={`?tab=versions&before=${entry.live_number}&after=${entry.draft.number}`}>
                {t("edit.whatChanged")}
              </Link>
            )}
          </div>
        )}
        <WidgetPreview question={shown.question} answer={answerIn(shown, channel)} channel={channel} />
      </aside>
    </div>
  );
}
