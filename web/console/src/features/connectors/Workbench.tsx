import { Tabs } from "@ui/Tabs";
import Button from "antd/es/button";
import { Redo2, Undo2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Access } from "./Access";
import { Operations } from "./Operations";
import styles from "./systems.module.css";
import type { ManifestInHand } from "./useManifest";

const YamlEditor = lazy(() => import("@/core/yaml/YamlEditor"));
const TABS = ["operations", "access", "file"] as const;

interface Props {
  manifest: ManifestInHand;
  /** Operations the system describes. */
  described: string[];
  /** The connector is kept, so its operations can be tried. */
  kept: boolean;
  /** What else belongs to its way in: secrets. */
  secrets: ReactNode;
}

/** A connector's file as forms and as text; either changes the other. */
export function Workbench({ manifest, described, kept, secrets }: Props) {
  const { t } = useTranslation("systems");
  const [tab, setTab] = useState<(typeof TABS)[number]>("operations");
  const [jump, setJump] = useState<{ line: number; n: number } | null>(null);
  const { problems, text } = manifest;
  const marked = useMemo(() => problems.map(({ line, reason }) => ({ line, message: reason })), [problems]);
  const show = (line: number) => {
    setTab("file");
    setJump((was) => ({ line, n: (was?.n ?? 0) + 1 }));
  };
  return (
    <section className={styles.stack} aria-label={t("work.label")}>
      <div className={styles.tabs}>
        <Tabs
          label={t("work.label")}
          active={tab}
          onChange={setTab}
          tabs={TABS.map((key) => ({ key, label: t(`work.${key}`) }))}
        />
      </div>
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t("work.problems")}>
          {problems.map((one) => (
            <li key={`${one.line}:${one.reason}`}>
              <button type="button" onClick={() => show(one.line)}>
                <b className="zk-num">{t("work.line", { line: one.line })}</b> {one.reason}
              </button>
            </li>
          ))}
        </ul>
      )}
      {tab === "operations" && <Operations manifest={manifest} described={described} kept={kept} />}
      {tab === "access" && <Access text={text} onChange={manifest.set} secrets={secrets} />}
      {tab === "file" && (
        <div>
          <p className={styles.line} style={{ marginBottom: 8 }}>
            <span className={`${styles.quiet} grow`}>{t("work.fileHint")}</span>
            <Button
              size="small"
              icon={<Undo2 size={14} />}
              aria-label={t("common:undo")}
              disabled={!manifest.mayUndo}
              onClick={manifest.undo}
            />
            <Button
              size="small"
              icon={<Redo2 size={14} />}
              aria-label={t("work.redo")}
              disabled={!manifest.mayRedo}
              onClick={manifest.redo}
            />
          </p>
          <div className={styles.editor}>
            <Suspense>
              <YamlEditor
                label={t("work.file")}
                value={text}
                onChange={manifest.type}
                onUndo={manifest.undo}
                onRedo={manifest.redo}
                problems={marked}
                jump={jump}
              />
            </Suspense>
          </div>
        </div>
      )}
    </section>
  );
}
