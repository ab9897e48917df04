import type { EntryWarning } from "@api/knowledge";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { post } from "@/core/http";
import { tidy, type Values } from "../content";
import styles from "./life.module.css";

const PAUSE_MS = 500;

/** What an entry is about to say, once its writer pauses. */
function usePaused(values: Values): Values {
  const [held, setHeld] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setHeld(values), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values]);
  return held;
}

/** What the server knows of these words: who asks the same already, and whether anybody would get them. */
function useWarnings(id: string | null, values: Values): EntryWarning[] {
  const { base_id, locale, audience, question, similar, valid_from, valid_until } = tidy(usePaused(values));
  const asked = { base_id, entry_id: id, locale, audience, question, similar, valid_from, valid_until };
  const found = useQuery({
    queryKey: ["knowledge", "warnings", asked],
    queryFn: () => post<{ warnings: EntryWarning[] }>("/knowledge/entries/check", asked).then((r) => r.warnings),
    enabled: Boolean(base_id && (question || similar.length || valid_until)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return found.data ?? [];
}

interface Props {
  id: string | null;
  values: Values;
  /** It is said already that customers get it no more. */
  endedSaid: boolean;
}

/** What is worth knowing before these words go live; each can be let be. */
export function Warnings({ id, values, endedSaid }: Props) {
  const { t } = useTranslation("knowledge");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const found = useWarnings(id, values).filter((one) => one.code !== "validity_ended" || !endedSaid);
  return found
    .map((one) => ({ ...one, key: `${one.code} ${one.entry_id} ${one.text}` }))
    .filter((one) => !left.has(one.key))
    .map((one) => (
      <Alert
        key={one.key}
        type="warning"
        showIcon
        title={t(`warn.${one.code}`, { text: one.text, title: one.title })}
        description={
          <>
            <p className={styles.say}>{t(`warn.${one.code}Hint`)}</p>
            {one.entry_id && (
              <p className={styles.choose}>
                <Link to={`/knowledge/${one.entry_id}`}>{t("warn.open", { title: one.title })}</Link>
                <Button size="small" onClick={() => setLeft(new Set([...left, one.key]))}>
                  {t("warn.goOn")}
                </Button>
              </p>
            )}
          </>
        }
      />
    ));
}
