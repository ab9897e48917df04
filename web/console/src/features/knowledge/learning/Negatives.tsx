import type { Id } from "@api/contract";
import type { Negative } from "@api/learning";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { del, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./learning.module.css";

/** Questions an entry does not answer, however alike they look. For who may publish, to add and to remove. */
export function Negatives({ entryId }: { entryId: Id }) {
  const { t } = useTranslation("learning");
  const explain = useExplain();
  const client = useQueryClient();
  const { message } = useFeedback();
  const mayPublish = useCan("knowledge.publish");
  const path = `/knowledge/entries/${entryId}/negatives`;
  const { data, error } = useList<Negative>("negatives", path);
  const [question, setQuestion] = useState("");
  // Who edits the entry works on the version that this moves: the entry is read again as well.
  const settled = (said: "added" | "removed") => {
    void message.success(t(`negatives.${said}`));
    return Promise.all(["negatives", "knowledge"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  const add = useMutation({
    mutationFn: () => post<Negative>(path, { question: question.trim() }),
    onSuccess: () => {
      setQuestion("");
      return settled("added");
    },
  });
  const remove = useMutation({
    mutationFn: (one: Negative) => del(`${path}/${one.id}`),
    onSuccess: () => settled("removed"),
    onError: (problem) => void message.error(explain(problem)),
  });
  const wrong = error ?? add.error;
  return (
    <section className={styles.stack} aria-label={t("negatives.title")}>
      <p className={styles.quiet}>{t("negatives.hint")}</p>
      {data?.length === 0 && <p className={styles.quiet}>{t("negatives.none")}</p>}
      {data && data.length > 0 && (
        <ul className={styles.negatives}>
          {data.map((one) => (
            <li key={one.id}>
              <div>
                <p>{one.question}</p>
                {one.created_by && (
                  <p className={styles.meta}>
                    {t("negatives.by", { name: one.created_by.name })} <TimeAgo at={one.created_at} />
                  </p>
                )}
              </div>
              {mayPublish && (
                <Button
                  type="text"
                  icon={<X size={15} />}
                  aria-label={t("negatives.remove", { question: one.question })}
                  loading={remove.isPending && remove.variables.id === one.id}
                  onClick={() => remove.mutate(one)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayPublish && (
        <form
          className={styles.adding}
          onSubmit={(event) => {
            event.preventDefault();
            if (question.trim()) add.mutate();
          }}
        >
          <Input
            value={question}
            maxLength={300}
            placeholder={t("negatives.placeholder")}
            aria-label={t("negatives.placeholder")}
            onChange={(e) => setQuestion(e.target.value)}
          />
          <Button htmlType="submit" loading={add.isPending} disabled={!question.trim()}>
            {t("negatives.add")}
          </Button>
        </form>
      )}
      {wrong && (
        <p role="alert" className={styles.problem}>
          {explain(wrong)}
        </p>
      )}
    </section>
  );
}
