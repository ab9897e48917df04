import type { Base, Entry } from "@api/knowledge";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import Tooltip from "antd/es/tooltip";
import { ChevronDown, CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCan, useSession } from "@/core/session";
import { useNarrow } from "@/core/useMedia";
import { useTime } from "../useTime";
import styles from "./life.module.css";
import { StateChips } from "./StateChips";
import { type Step, type StepName, stageOf, stepsOf } from "./steps";

interface Props {
  entry: Entry | null;
  base: Base | undefined;
  dirty: boolean;
  rewritten: boolean;
  whole: boolean;
  busy: StepName | null;
  onStep: (name: StepName) => void;
}

/** The next steps as buttons: the likeliest stands out, the rare ones are in a menu. */
export function StepButtons({ entry, base, dirty, rewritten, whole, busy, onStep }: Props) {
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const mayEdit = useCan("knowledge.edit");
  const mayPublish = useCan("knowledge.publish");
  const { main, beside, more } = stepsOf({ entry, base, me: me.user.id, mayEdit, mayPublish, dirty, rewritten, whole });
  const label = (s: Step) => {
    if (s.name === "publish" && entry?.live_number != null) return t("life.step.publishChange");
    return t(`life.step.${s.name === "save" && dirty && !rewritten ? "keep" : s.name}`);
  };
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
  if (!mayEdit) return <span className={styles.words}>{t("life.readOnly")}</span>;
  return (
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
  );
}

/** Where the entry stands, in words, and its next steps; on a phone those stand at the foot of the page. */
export function StateBar(props: Props) {
  const { entry, dirty } = props;
  const { t } = useTranslation("knowledge");
  const narrow = useNarrow();
  const time = useTime();
  const stage = stageOf(entry);
  const params = {
    by: entry?.draft?.by?.name ?? "",
    at: entry?.draft?.publish_at ? time(entry.draft.publish_at) : "",
    version: entry?.live_number ?? 0,
  };
  return (
    <section className={styles.bar} aria-label={t("life.title")}>
      <div className={styles.where}>
        {entry ? <StateChips entry={entry} /> : null}
        <span className={styles.words}>{t(`life.stage.${stage}`, params)}</span>
        {dirty && (
          <span className={styles.unsaved} role="status">
            <CloudOff size={14} /> {t("life.unsaved")}
          </span>
        )}
      </div>
      {!narrow && <StepButtons {...props} />}
    </section>
  );
}
