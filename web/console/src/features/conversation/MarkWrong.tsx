import type { Id, Page } from "@api/contract";
import type { Correction, MarkedSource } from "@api/learning";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { del, get, post, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useCan } from "@/core/session";
import styles from "./MarkWrong.module.css";

interface Found {
  id: Id;
  question: string;
}

/** Looks for the entry that should have answered; none is an answer too. */
function RightEntry({ but, value, onChange }: { but: Id; value: Id | null; onChange: (id: Id | null) => void }) {
  const { t } = useTranslation("learning");
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ["knowledge", "search", q],
    queryFn: ({ signal }) =>
      get<Page<Found>>(`/knowledge/entries${query({ q, state: "published", limit: 20 })}`, signal).then((p) => p.items),
    placeholderData: (held) => held,
  });
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      aria-label={t("mark.right")}
      placeholder={t("mark.search")}
      loading={isFetching}
      notFoundContent={t("mark.nothing")}
      value={value}
      options={(data ?? []).filter((e) => e.id !== but).map((e) => ({ value: e.id, label: e.question }))}
      onChange={(id: Id | null | undefined) => onChange(id ?? null)}
    />
  );
}

function Marked({ correction, onTakeBack }: { correction: Correction; onTakeBack: () => void }) {
  const { t } = useTranslation("learning");
  return (
    <p className={styles.state} role="status">
      <span>{t(`mark.state.${correction.state}`)}</span>
      {correction.right?.title && <span>{t("mark.rightIs", { title: correction.right.title })}</span>}
      {correction.state === "pending" && (
        <Button type="link" size="small" onClick={onTakeBack}>
          {t("mark.takeBack")}
        </Button>
      )}
    </p>
  );
}

/** Says of an answer's sources that they should not have been given; whoever keeps knowledge reviews it. */
export function MarkWrong({ conversationId, turnId }: { conversationId: Id; turnId: Id }) {
  const { t } = useTranslation("learning");
  const explain = useExplain();
  const client = useQueryClient();
  const { message } = useFeedback();
  const mayRead = useCan("knowledge.read");
  const [marking, setMarking] = useState<Id | null>(null);
  const [right, setRight] = useState<Id | null>(null);
  const path = `/conversations/${conversationId}/turns/${turnId}/corrections`;
  const { data } = useQuery({
    queryKey: ["marked", turnId],
    queryFn: ({ signal }) => get<{ items: MarkedSource[] }>(path, signal).then((found) => found.items),
  });
  const settled = (said: "sent" | "takenBack") => {
    setMarking(null);
    setRight(null);
    void message.success(t(`mark.${said}`));
    return Promise.all(["marked", "learning"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  const onError = (error: unknown) => void message.error(explain(error));
  const mark = useMutation({
    mutationFn: (entry: Id) => post(path, { entry_id: entry, right_id: right }),
    onSuccess: () => settled("sent"),
    onError,
  });
  const takeBack = useMutation({
    mutationFn: (correction: Correction) => del(`/dialogue/corrections/${correction.id}`),
    onSuccess: () => settled("takenBack"),
    onError,
  });
  if (!data?.length) return null;
  return (
    <section className={styles.mark}>
      <h4>{t("mark.title")}</h4>
      <p className={styles.quiet}>{t("mark.hint")}</p>
      {data.map(({ entry, correction }) => (
        <div key={entry.id} className={styles.source}>
          <p>{entry.title}</p>
          {correction && correction.state !== "rejected" ? (
            <Marked correction={correction} onTakeBack={() => takeBack.mutate(correction)} />
          ) : marking === entry.id ? (
            <div className={styles.form}>
              {mayRead && (
                <>
                  <span className={styles.quiet}>{t("mark.right")}</span>
                  <RightEntry but={entry.id} value={right} onChange={setRight} />
                </>
              )}
              <div className={styles.actions}>
                <Button type="primary" loading={mark.isPending} onClick={() => mark.mutate(entry.id)}>
                  {t("mark.send")}
                </Button>
                <Button onClick={() => setMarking(null)}>{t("mark.cancel")}</Button>
              </div>
            </div>
          ) : (
            <>
              {correction && <Marked correction={correction} onTakeBack={() => undefined} />}
              <Button size="small" onClick={() => setMarking(entry.id)}>
                {t("mark.mark")}
              </Button>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
