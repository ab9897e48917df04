import type { Base, Entry } from "@api/knowledge";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import Tooltip from "antd/es/tooltip";
import { ChevronDown, CloudOff, CloudUpload } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCan, useSession } from "@/core/session";
import { useTime } from "../useTime";
import styles from "./life.module.css";
import { StateChips } from "./StateChips";
import { type Step, type StepName, stageOf, stepsOf } from "./steps";

interface Props {
  entry: Entry | null;
  base: Base | undefined;
  dirty: boolean;
  whole: boolean;
  busy: StepName | null;
  onStep: (name: StepName) => void;
}

/** Where the entry stands, in words, and its next steps. */
export function StateBar({ entry, base, dirty, whole, busy, onStep }: Props) {
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const time = useTime();
  const mayEdit = useCan("knowledge.edit");
  const mayPublish = useCan("knowledge.publish");
  const { main, beside, more } = stepsOf({ entry, base, me: me.user.id, mayEdit, mayPublish, dirty, whole });
  const stage = stageOf(entry);
  const params = {
    by: entry?.draft?.by?.name ?? "",
    at: entry?.draft?.publish_at ? time(entry.draft.publish_at) : "",
    version: entry?.live_number ?? 0,
  };
  const waits = entry?.draft && entry.live_number !== null;
  const label = (s: Step) =>
    s.name === "publish" && entry?.live_number != null ? t("life.step.publishChange") : t(`life.step.${s.name}`);
  const button = (s: Step, primary: boolean) => (
    <Tooltip key={s.name} title={s.why && t(`life.why.${s.why}`)}>
      <Button
        type={primary ? "primary" : "default"}
        loading={busy === s.name}
        disabled={Boolean(s.why) || (busy !== null && busy !== s.name)}
        onClick={() => onStep(s.name)}
      >
        {label(s)}
      </Button>
    </Tooltip>
  );
  return (
    <section className={styles.bar} aria-label={t("life.title")}>
      <div className={styles.where}>
        {entry ? <StateChips entry={entry} /> : null}
        <span className={styles.words}>{t(`life.stage.${stage}`, params)}</span>
        {dirty && (
          <span className={styles.unsaved} role="status">
            {waits || entry ? <CloudOff size={14} /> : <CloudUpload size={14} />} {t("life.unsaved")}
          </span>
        )}
      </div>
      {!mayEdit ? (
        <span className={styles.words}>{t("life.readOnly")}</span>
      ) : (
        <div className={styles.steps}>
          {more.length > 0 && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: more.map((s) => ({
                  key: s.name,
                  label: label(s),
                  disabled: Boolean(s.why),
                  danger: s.name === "delete",
                  ...(s.why ? { title: t(`life.why.${s.why}`) } : {}),
                })),
                onClick: ({ key }) => onStep(key as StepName),
              }}
            >
              <Button type="text" disabled={busy !== null}>
                {t("life.more")} <ChevronDown size={14} />
              </Button>
            </Dropdown>
          )}
          {beside.map((s) => button(s, false))}
          {main && button(main, true)}
        </div>
      )}
    </section>
  );
}
