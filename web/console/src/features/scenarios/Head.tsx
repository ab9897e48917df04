import Button from "antd/es/button";
import { ArrowLeft, Play, Redo2, Save, Trash2, Undo2 } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import styles from "./editor.module.css";
import { useRemove } from "./useRemove";
import type { Script } from "./useScript";

const RunDialog = lazy(() => import("./RunDialog").then((m) => ({ default: m.RunDialog })));

interface Props {
  script: Script;
  mayEdit: boolean;
  /** What is in hand is saved or gone: the page may be left. */
  onLeave: () => void;
}

/** Which scenario it is, and what can be done with it. */
export function Head({ script, mayEdit, onLeave }: Props) {
  const { t } = useTranslation("scenarios");
  const { message } = useFeedback();
  const navigate = useNavigate();
  const remove = useRemove(onLeave);
  const [running, setRunning] = useState(false);
  const { held, checked, dirty, maySave, busy, checking } = script;
  const now = checked?.name ? checked : held;

  const save = useRef<() => Promise<boolean>>(async () => false);
  save.current = async () => {
    if (!mayEdit || !maySave || busy) return !dirty;
    const made = await script.save();
    if (!made) return false;
    void message.success(t("saved"));
    if (!held) {
      onLeave();
      void navigate(`/scenarios/${made.id}`, { replace: true });
    }
    return true;
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  async function run() {
    if (!dirty || (await save.current())) setRunning(true);
  }
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <Link to="/scenarios" className={styles.back ?? ""}>
          <ArrowLeft size={13} aria-hidden="true" /> {t("title")}
        </Link>
        <h1>{now?.name || t("new")}</h1>
        <p>
          {now?.pattern && <Chip>{t(`pattern.${now.pattern}`)}</Chip>}
          {now?.language && <Chip>{t(`language.${now.language}`)}</Chip>}
          {Boolean(now?.turns) && <Chip>{t("turnCount", { count: now?.turns ?? 0 })}</Chip>}
          <span role="status" className={styles.quiet}>
            {dirty ? t("unsaved") : ""}
          </span>
        </p>
        {script.problem && (
          <p role="alert" className={styles.wrong}>
            {script.problem}
          </p>
        )}
      </div>
      {mayEdit && (
        <div className={styles.actions}>
          <Button
            icon={<Undo2 size={15} />}
            aria-label={t("common:undo")}
            title={t("common:undo")}
            disabled={!script.mayUndo}
            onClick={script.undo}
          />
          <Button
            icon={<Redo2 size={15} />}
            aria-label={t("redo")}
            title={t("redo")}
            disabled={!script.mayRedo}
            onClick={script.redo}
          />
          {held && (
            <>
              <Button danger icon={<Trash2 size={15} />} onClick={() => void remove(held)}>
                {t("remove.do")}
              </Button>
              <Button
                icon={<Play size={15} />}
                disabled={script.problems.length > 0 || checking}
                onClick={() => void run()}
              >
                {t("start.one")}
              </Button>
            </>
          )}
          <Button
            type="primary"
            icon={<Save size={15} />}
            loading={busy}
            disabled={!maySave || checking}
            onClick={() => void save.current()}
          >
            {t("common:save")}
          </Button>
        </div>
      )}
      <Suspense>{running && held && <RunDialog ids={[held.id]} onClose={() => setRunning(false)} />}</Suspense>
    </header>
  );
}
