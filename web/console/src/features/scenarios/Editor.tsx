import type { ScenarioFull } from "@api/scenarios";
import { SkeletonRows } from "@ui/Skeleton";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Guard } from "@/core/Guard";
import { useCan } from "@/core/session";
import { Conflict } from "@/core/yaml/Conflict";
import { Problems } from "@/core/yaml/Problems";
import styles from "./editor.module.css";
import { Guide } from "./Guide";
import { Head } from "./Head";
import { useScript } from "./useScript";

const YamlEditor = lazy(() => import("@/core/yaml/YamlEditor"));

/** A scenario being written: its text, and beside it what can stand there. */
export function Editor({ held, first = "" }: { held: ScenarioFull | null; first?: string }) {
  const { t } = useTranslation("scenarios");
  const mayEdit = useCan("knowledge.edit");
  const script = useScript(held, first, mayEdit);
  const [jump, setJump] = useState<{ line: number; n: number } | null>(null);
  const unsaved = useRef(false);
  unsaved.current = script.dirty;
  return (
    <main className={styles.page}>
      <Head script={script} mayEdit={mayEdit} onLeave={() => (unsaved.current = false)} />
      <Conflict
        title={t("conflict")}
        theirs={script.theirs?.source ?? null}
        ours={script.text}
        onSettle={(keep) => void script.settle(keep)}
      />
      <div className={styles.body}>
        <div className={styles.text}>
          <Suspense fallback={<SkeletonRows count={6} />}>
            <YamlEditor
              label={t("text")}
              value={script.text}
              {...(mayEdit ? { onChange: script.type } : {})}
              onUndo={script.undo}
              onRedo={script.redo}
              problems={script.problems}
              jump={jump}
            />
          </Suspense>
        </div>
        <Guide last={held?.last ?? null} />
      </div>
      <Problems
        problems={script.problems}
        checking={script.checking}
        onShow={(_, line) => setJump((was) => ({ line, n: (was?.n ?? 0) + 1 }))}
      />
      <Guard dirty={unsaved} hint={t("guard")} />
    </main>
  );
}
