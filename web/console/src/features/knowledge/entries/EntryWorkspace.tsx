import type { Base } from "@api/knowledge";
import { Tabs } from "@ui/Tabs";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Guard } from "@/core/Guard";
import { useCan, useSession } from "@/core/session";
import { useNarrow } from "@/core/useMedia";
import { tidy, type Values, valuesOf } from "./content";
import { ConflictDialog } from "./editor/ConflictDialog";
import { EditTab } from "./editor/EditTab";
import { useEditor } from "./editor/useEditor";
import styles from "./life/life.module.css";
import { Notices } from "./life/Notices";
import { StateBar, StepButtons } from "./life/StateBar";
import { ASKED, StepDialog } from "./life/StepDialog";
import type { StepName } from "./life/steps";
import { useLife, type Verdict } from "./life/useLife";
import { ReadTab } from "./reading/ReadTab";
import type { Loaded } from "./useEntry";

const VersionsTab = lazy(() => import("./history/VersionsTab").then((m) => ({ default: m.VersionsTab })));
const UseTab = lazy(() => import("./use/UseTab").then((m) => ({ default: m.UseTab })));

interface Props {
  id: string;
  loaded: Loaded | null;
  bases: Base[];
  blank: Values;
  initial: Values;
  /** Whether the fields begin with something other than what this device kept. */
  prefilled: boolean;
  verdict: Verdict | null;
  onVerdict: (verdict: Verdict | null) => void;
  related: ReactNode;
}

const TABS = ["edit", "versions", "use", "related"] as const;
type Tab = (typeof TABS)[number];

/** One entry with everything that can be done with it. */
export function EntryWorkspace(props: Props) {
  const { id, loaded, bases, blank, initial, prefilled, verdict, onVerdict, related } = props;
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const narrow = useNarrow();
  const mayEdit = useCan("knowledge.edit");
  const [params, setParams] = useSearchParams();
  const entry = loaded?.entry ?? null;
  const start = useMemo(() => (loaded ? valuesOf(loaded.entry, loaded.content) : blank), [loaded, blank]);
  const editor = useEditor({
    user: me.user.id,
    id,
    loaded,
    start,
    initial: loaded ? start : initial,
    restore: !prefilled,
  });
  const life = useLife({ id, loaded, editor, onVerdict });
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState<StepName | null>(null);
  const [comparing, setComparing] = useState(false);
  const wanted = params.get("tab") as Tab;
  const tab: Tab = entry && TABS.includes(wanted) ? wanted : "edit";
  const values = tidy(editor.values);
  const whole = Boolean(values.question && values.answer.trim() && values.base_id);
  const base = bases.find((b) => b.id === editor.values.base_id);

  async function take(name: StepName, body: object = {}): Promise<boolean> {
    const done = await life.run(name, body, note);
    if (done) setNote("");
    return done;
  }
  const step = (name: StepName) => (ASKED.includes(name) ? setAsked(name) : void take(name));

  const save = useRef<() => void>(() => {});
  save.current = () => editor.dirty && whole && life.busy === null && void take("save");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
      event.preventDefault();
      save.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const bar = { entry, base, dirty: editor.dirty, rewritten: editor.rewritten, whole, busy: life.busy, onStep: step };
  return (
    <>
      <StateBar {...bar} />
      <Notices
        entry={entry}
        base={base}
        editor={editor}
        verdict={verdict}
        onVerdict={onVerdict}
        onCompare={() => setComparing(true)}
      />
      {entry && (
        <div style={{ marginBottom: 16 }}>
          <Tabs
            label={t("tab.label")}
            active={tab}
            onChange={(key) => setParams(key === "edit" ? {} : { tab: key }, { replace: true })}
            tabs={TABS.filter((key) => key !== "related" || related).map((key) => ({
              key,
              label: t(`tab.${key === "edit" && !mayEdit ? "read" : key}`),
            }))}
          />
        </div>
      )}
      {/* The editor stays while another tab is read: its words, its place, its undo. */}
      <div hidden={tab !== "edit"}>
        {entry && !mayEdit ? (
          <ReadTab entry={entry} />
        ) : (
          <EditTab loaded={loaded} bases={bases} editor={editor} note={note} onNote={setNote} />
        )}
      </div>
      <Suspense>
        {entry && tab === "versions" && <VersionsTab entry={entry} dirty={editor.dirty} onChanged={editor.adopt} />}
        {entry && tab === "use" && <UseTab entry={entry} />}
        {tab === "related" && related}
      </Suspense>
      {narrow && mayEdit && (
        <div className={styles.foot}>
          <StepButtons {...bar} />
        </div>
      )}
      {asked && (
        <StepDialog name={asked} entry={entry} onTake={(body) => take(asked, body)} onClose={() => setAsked(null)} />
      )}
      {comparing && <ConflictDialog editor={editor} onClose={() => setComparing(false)} />}
      <Guard dirty={editor.dirtyNow} hint={t("guardHint")} />
    </>
  );
}
