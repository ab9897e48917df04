import type { FirstKey, FirstStep } from "@api/installation";
import type { Inbox } from "@api/settings";
import Button from "antd/es/button";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { CopyText } from "@/core/CopyText";
import { useList } from "@/core/pages";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { WorkspaceForm } from "./WorkspaceForm";
import styles from "./workspace.module.css";

/** Steps that only a person can call done. */
const SAID = new Set<FirstKey>(["workspace", "look"]);

interface Props {
  step: FirstStep;
  number: number;
  /** The first one that is open: it is shown whole. */
  here: boolean;
  say: (key: FirstKey, state: FirstStep["state"]) => Promise<void>;
}

/** One of the first steps: what it is for, how to do it, whether it is done. */
export function Step({ step, number, here, say }: Props) {
  const { t } = useTranslation("workspace");
  const done = step.state === "done";
  return (
    <li className={styles.step} data-state={step.state} data-here={here}>
      <span className={styles.number} aria-hidden="true">
        {done ? <Check size={16} /> : number}
      </span>
      <div>
        <header>
          <h2>{t(`step.${step.key}`)}</h2>
          {step.state !== "open" && <Chip tone={done ? "accent" : "plain"}>{t(`state.${step.state}`)}</Chip>}
        </header>
        <p className={styles.quiet}>{t(`stepHint.${step.key}`)}</p>
        <Told step={step} />
        {step.state !== "done" && <Ways step={step} say={say} />}
        {step.state !== "done" && (
          <p className={styles.ways}>
            {SAID.has(step.key) && (
              <Button size="small" onClick={() => void say(step.key, "done")}>
                {t("fits")}
              </Button>
            )}
            {step.state === "open" && (
              <Button type="text" size="small" onClick={() => void say(step.key, "skipped")}>
                {t("skip")}
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** What Zhike sees of a step by itself. */
function Told({ step }: { step: FirstStep }) {
  const { t } = useTranslation("workspace");
  if (step.key === "knowledge" && step.entries) return <p>{t("entries", { count: step.entries })}</p>;
  if (step.key === "people" && (step.people ?? 0) > 1) return <p>{t("people", { count: step.people ?? 0 })}</p>;
  if (step.key !== "snippet") return null;
  return (
    <p role="status">
      {step.host && step.seen_at ? (
        <>
          {t("seen", { host: step.host })} · <TimeAgo at={step.seen_at} />
        </>
      ) : (
        t("unseen")
      )}
    </p>
  );
}

/** How a step is done. */
function Ways({ step, say }: Pick<Props, "step" | "say">) {
  const { t } = useTranslation("workspace");
  const mayRename = useCan("workspace.manage");
  const { data: inboxes } = useList<Inbox>("inboxes", "/inboxes");
  const widget = inboxes?.find((one) => one.kind === "widget" && !one.disabled);
  switch (step.key) {
    case "workspace":
      if (!mayRename) return <p className={styles.quiet}>{t("ownerOnly")}</p>;
      return <WorkspaceForm onSaved={() => say("workspace", "done")} />;
    case "knowledge":
      return (
        <p className={styles.ways}>
          <Link to="/knowledge/import/new">{t("import")}</Link>
          <Link to="/knowledge/new">{t("write")}</Link>
        </p>
      );
    case "look":
      return (
        <p className={styles.ways}>
          <Link to={widget ? `/inboxes/${widget.id}` : "/inboxes"}>{t("change")}</Link>
        </p>
      );
    case "people":
      return (
        <p className={styles.ways}>
          <Link to="/team/users">{t("invite")}</Link>
        </p>
      );
    case "snippet":
      return widget?.snippet ? (
        <CopyText text={widget.snippet} label={t("snippet")} />
      ) : (
        <p className={styles.ways}>
          <Link to="/inboxes">{t("noWidget")}</Link>
        </p>
      );
  }
}
