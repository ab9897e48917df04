import type { FlowFull } from "@api/flows";
import { SkeletonRows } from "@ui/Skeleton";
import { Tabs } from "@ui/Tabs";
import ConfigProvider from "antd/es/config-provider";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Guard } from "@/core/Guard";
import { useCan } from "@/core/session";
import { useMedia } from "@/core/useMedia";
import { Conflict } from "@/core/yaml/Conflict";
import { Problems } from "@/core/yaml/Problems";
import styles from "./editor.module.css";
import { Head } from "./Head";
import { lineOfPlace } from "./model/edits";
import { Outline } from "./picture/Outline";
import { useDraft } from "./useDraft";

const YamlEditor = lazy(() => import("@/core/yaml/YamlEditor"));
const Canvas = lazy(() => import("./picture/Canvas"));
const forms = () => import("./panel/forms");
const StepForm = lazy(() => forms().then((m) => ({ default: m.StepForm })));
const TriggerForm = lazy(() => forms().then((m) => ({ default: m.TriggerForm })));
const SlotsForm = lazy(() => forms().then((m) => ({ default: m.SlotsForm })));
const Try = lazy(() => import("./Try").then((m) => ({ default: m.Try })));
const Versions = lazy(() => import("./Versions").then((m) => ({ default: m.Versions })));
const SIDES = ["step", "trigger", "slots", "text", "try", "versions"] as const;
type Side = (typeof SIDES)[number] | "outline";

/** A flow being worked on: the picture, and beside it what is selected, what begins it, what it asks for, its text. */
export function Workspace({ flow }: { flow: FlowFull }) {
  const { t } = useTranslation("flows");
  const mayEdit = useCan("knowledge.edit");
  const draft = useDraft(flow, mayEdit);
  const roomy = useMedia("(min-width: 1080px)");
  const [wanted, setSide] = useState<Side>(roomy ? "step" : "outline");
  const side = roomy && wanted === "outline" ? "step" : wanted;
  const [selected, select] = useState<string | null>(null);
  const [slot, setSlot] = useState<string | null>(null);
  const [jump, setJump] = useState<{ line: number; n: number } | null>(null);
  const { model, text, problems } = draft;
  const set = mayEdit ? draft.set : undefined;

  const toLine = (line: number) => setJump((was) => ({ line, n: (was?.n ?? 0) + 1 }));
  function open(id: string) {
    select(id);
    if (side === "text") toLine(lineOfPlace(text, id));
    else setSide("step");
  }
  function show(where: string | null, line: number) {
    if (where && model?.steps.some((step) => step.id === where)) select(where);
    if (where && model?.slots[where]) setSlot(where);
    setSide("text");
    toLine(line);
  }
  const marked = useMemo(
    () => new Set(problems.filter((one) => one.kind === "error").map((one) => one.where ?? "")),
    [problems],
  );
  const pictured = { model, text, selected, marked, onSelect: open, set };
  return (
    <main className={styles.page}>
      <Head draft={draft} mayEdit={mayEdit} />
      <Conflict
        title={t("conflict.title")}
        theirs={draft.theirs?.source ?? null}
        ours={text}
        onSettle={(keep) => void draft.settle(keep)}
      />
      <div className={styles.body}>
        {roomy && (
          <div className={styles.picture}>
            <Suspense fallback={<SkeletonRows count={6} />}>
              <Canvas {...pictured} draft={draft} />
            </Suspense>
          </div>
        )}
        <section className={styles.side} aria-label={t("side.label")}>
          <div className={styles.tabs}>
            <Tabs
              label={t("side.label")}
              active={side}
              onChange={setSide}
              tabs={(roomy ? SIDES : (["outline", ...SIDES] as const)).map((key) => ({ key, label: t(`side.${key}`) }))}
            />
          </div>
          <div className={side === "text" ? styles.text : `zk-scroll ${styles.form}`}>
            <Suspense fallback={<SkeletonRows count={4} />}>
              {side === "outline" && <Outline {...pictured} />}
              {side === "text" && (
                <YamlEditor
                  label={t("side.text")}
                  value={text}
                  {...(mayEdit ? { onChange: draft.type } : {})}
                  onUndo={draft.undo}
                  onRedo={draft.redo}
                  problems={problems}
                  jump={jump}
                />
              )}
              {side === "try" && <Try draft={draft} />}
              {side === "versions" && <Versions draft={draft} />}
              {!model && ["step", "trigger", "slots"].includes(side) && <p>{t("unreadable")}</p>}
              {model && (
                <ConfigProvider componentDisabled={!mayEdit}>
                  <div className={styles.fields}>
                    {side === "step" && (
                      <StepForm {...{ model, text, selected }} set={draft.set} onSelect={select} onSlot={openSlot} />
                    )}
                    {side === "trigger" && <TriggerForm {...{ model, text }} set={draft.type} />}
                    {side === "slots" && <SlotsForm {...{ model, text, slot }} set={draft.type} onSlot={setSlot} />}
                  </div>
                </ConfigProvider>
              )}
            </Suspense>
          </div>
        </section>
      </div>
      <Problems problems={problems} checking={draft.checking} onShow={show} />
      <Guard dirty={draft.dirty} hint={t("guard")} />
    </main>
  );

  function openSlot(name: string) {
    setSlot(name);
    setSide("slots");
  }
}
