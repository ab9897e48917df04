import Button from "antd/es/button";
import { ArrowLeft, Redo2, Rocket, Save, Undo2 } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFeedback } from "@/core/feedback";
import { useCan } from "@/core/session";
import styles from "./editor.module.css";
import { worded } from "./model/flow";
import { StandingChips } from "./StandingChips";
import type { Draft } from "./useDraft";

const PublishDialog = lazy(() => import("./PublishDialog").then((m) => ({ default: m.PublishDialog })));

/** What flow it is, where it stands, and what can be done with it. */
export function Head({ draft, mayEdit }: { draft: Draft; mayEdit: boolean }) {
  const { t, i18n } = useTranslation("flows");
  const { message } = useFeedback();
  const mayPublish = useCan("knowledge.publish");
  const [publishing, setPublishing] = useState(false);
  const { flow, dirty, busy, problems, model } = draft;
  const unreadable = problems.some((one) => one.kind === "error" && one.where === null);
  const errors = problems.filter((one) => one.kind === "error").length;

  const save = useRef<() => Promise<void>>(async () => {});
  save.current = async () => {
    if (mayEdit && dirty && !unreadable && (await draft.save())) void message.success(t("saved"));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        void save.current();
      }
      // In fields the browser's own undo is meant.
      if (key !== "z" && key !== "y") return;
      if ((event.target as HTMLElement).closest("input, textarea, [contenteditable]")) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) draft.redo();
      else draft.undo();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [draft.redo, draft.undo]);

  async function publish() {
    if (dirty && !(await draft.save())) return;
    setPublishing(true);
  }
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <Link to="/flows" className={styles.back ?? ""}>
          <ArrowLeft size={13} aria-hidden="true" /> {t("title")}
        </Link>
        <h1>{(model && worded(model.title, i18n.language)) || flow.title}</h1>
        <p>
          <code>{model?.name ?? flow.name}</code>
          <StandingChips flow={{ ...flow, errors }} />
          <span role="status" className={styles.quiet}>
            {dirty ? t("unsaved") : ""}
          </span>
        </p>
        {draft.problem && (
          <p role="alert" className={styles.wrong}>
            {draft.problem}
          </p>
        )}
      </div>
      {mayEdit && (
        <div className={styles.actions}>
          <Button
            icon={<Undo2 size={15} />}
            aria-label={t("common:undo")}
            title={t("common:undo")}
            disabled={!draft.mayUndo}
            onClick={draft.undo}
          />
          <Button
            icon={<Redo2 size={15} />}
            aria-label={t("redo")}
            title={t("redo")}
            disabled={!draft.mayRedo}
            onClick={draft.redo}
          />
          <Button
            icon={<Save size={15} />}
            loading={busy === "save"}
            disabled={!dirty || unreadable}
            onClick={() => void save.current()}
          >
            {t("save")}
          </Button>
          <Button
            type="primary"
            icon={<Rocket size={15} />}
            disabled={
              !mayPublish || errors > 0 || draft.checking || (!dirty && !flow.changed && flow.live_version !== null)
            }
            title={mayPublish ? (errors ? t("publish.errors") : undefined) : t("common:noGrant")}
            onClick={() => void publish()}
          >
            {t("publish.button")}
          </Button>
        </div>
      )}
      <Suspense>{publishing && <PublishDialog draft={draft} onClose={() => setPublishing(false)} />}</Suspense>
    </header>
  );
}
