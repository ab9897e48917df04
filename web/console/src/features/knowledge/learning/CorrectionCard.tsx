import type { Correction, EntryBrief } from "@api/learning";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Field } from "@/core/Field";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./learning.module.css";

interface Props {
  correction: Correction;
  mayReview: boolean;
  busy: boolean;
  problem?: string | undefined;
  onApprove: (question: string, similar: boolean) => void;
  onReject: () => void;
}

function Entry({ entry }: { entry: EntryBrief }) {
  const { t } = useTranslation("learning");
  if (entry.title === null) return <span className={styles.quiet}>{t("corrections.deleted")}</span>;
  return <Link to={`/knowledge/${entry.id}`}>{entry.title}</Link>;
}

/** What the reviewer decides: the question as it is kept, and what becomes of it. */
function Review({ correction, mayReview, busy, problem, onApprove, onReject }: Props) {
  const { t } = useTranslation("learning");
  const [question, setQuestion] = useState(correction.kept ?? "");
  const [similar, setSimilar] = useState(true);
  const { right } = correction;
  if (!mayReview) return <p className={styles.quiet}>{t("corrections.noGrant")}</p>;
  return (
    <div className={styles.review}>
      <Field label={t("corrections.keep")} hint={t("corrections.keepHint")} problem={problem}>
        <Input value={question} maxLength={300} onChange={(e) => setQuestion(e.target.value)} />
      </Field>
      {right?.title && (
        <Checkbox checked={similar} onChange={(e) => setSimilar(e.target.checked)}>
          {t("corrections.similar", { title: right.title })}
        </Checkbox>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={busy}
          disabled={!question.trim() || correction.entry.title === null}
          onClick={() => onApprove(question.trim(), similar)}
        >
          {t("corrections.approve")}
        </Button>
        <Button disabled={busy} onClick={onReject}>
          {t("corrections.reject")}
        </Button>
      </div>
    </div>
  );
}

/** One answer that a colleague marked wrong. */
export function CorrectionCard(props: Props) {
  const { t } = useTranslation("learning");
  const { correction } = props;
  const hidden = correction.question === null;
  return (
    <article className={styles.card} aria-label={correction.question ?? t("corrections.hidden")}>
      <div className={styles.head}>
        <div>
          <span className={styles.label}>{t("corrections.asked")}</span>
          <h2 data-hidden={hidden}>{correction.question ?? t("corrections.hidden")}</h2>
        </div>
        {!hidden && <Link to={`/inbox/${correction.conversation_id}`}>{t("corrections.toConversation")}</Link>}
      </div>
      <dl className={styles.pair}>
        <div>
          <dt>{t("corrections.given")}</dt>
          <dd>
            <Entry entry={correction.entry} />
          </dd>
        </div>
        <div>
          <dt>{t("corrections.right")}</dt>
          <dd>
            {correction.right ? (
              <Entry entry={correction.right} />
            ) : (
              <span className={styles.quiet}>{t("corrections.noRight")}</span>
            )}
          </dd>
        </div>
      </dl>
      <p className={styles.meta}>
        <span>
          {t("corrections.markedBy", { name: correction.marked_by.name })} <TimeAgo at={correction.marked_at} />
        </span>
        {correction.reviewed_by && correction.reviewed_at && (
          <span>
            {t("corrections.reviewedBy", { name: correction.reviewed_by.name })} <TimeAgo at={correction.reviewed_at} />
          </span>
        )}
      </p>
      {correction.state === "pending" && !hidden && <Review {...props} />}
    </article>
  );
}
