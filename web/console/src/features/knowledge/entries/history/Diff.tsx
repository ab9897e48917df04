import type { FieldDiff, VersionDiff } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useMedia } from "@/core/useMedia";
import { Inline, Sides } from "./DiffLines";
import styles from "./history.module.css";
import { below, pairs } from "./lines";
import { useSay } from "./say";

const LISTS = new Set(["similar"]);

/** A list's members that went and came, in the order in which they are read. */
function ListDiff({ diff }: { diff: FieldDiff }) {
  const { t } = useTranslation("knowledge");
  const before = Array.isArray(diff.before) ? diff.before : [];
  const after = Array.isArray(diff.after) ? diff.after : [];
  const gone = before.filter((x) => !after.includes(x));
  const came = after.filter((x) => !before.includes(x));
  if (!gone.length && !came.length) return <p className={styles.hint}>{t("versions.order")}</p>;
  const lines = [
    ...gone.map((text) => ({ op: "removed" as const, text })),
    ...came.map((text) => ({ op: "added" as const, text })),
  ];
  return <Inline rows={lines.map((line) => ({ ...line, words: [{ text: line.text, mark: false }] }))} />;
}

function Field({ diff, sides }: { diff: FieldDiff; sides: boolean }) {
  const { t } = useTranslation("knowledge");
  const say = useSay();
  const [head, kind] = diff.field.split(".");
  const name = kind ? t("edit.answerIn", { channel: t(`channel.${kind}`) }) : t(`field.${head}`);
  const text = diff.hunks.length > 0;
  return (
    <section className={styles.field}>
      <h3>{name}</h3>
      {LISTS.has(diff.field) ? (
        <ListDiff diff={diff} />
      ) : text ? (
        diff.hunks.map((hunk) => {
          const rows = pairs(hunk.lines);
          return sides ? (
            <Sides key={hunk.before_line} rows={rows} />
          ) : (
            <Inline key={hunk.before_line} rows={below(rows)} />
          );
        })
      ) : (
        <Inline
          rows={(["removed", "added"] as const).map((op) => {
            const said = say(diff.field, op === "removed" ? diff.before : diff.after);
            return { op, text: said, words: [{ text: said, mark: false }] };
          })}
        />
      )}
    </section>
  );
}

/** What differs between two versions, field by field; additions and deletions carry a sign beside their colour. */
export function Diff({ id, before, after }: { id: string; before: number; after: number }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const roomy = useMedia("(min-width: 1080px)");
  const [sides, setSides] = useState(roomy);
  const diff = useQuery({
    queryKey: ["knowledge", "diff", id, before, after],
    queryFn: ({ signal }) => get<VersionDiff>(`/knowledge/entries/${id}/diff${query({ before, after })}`, signal),
    placeholderData: (held) => held,
  });
  return (
    <>
      <header className={styles.head}>
        <h2>{t("versions.between", { before, after })}</h2>
        <Segmented
          size="small"
          value={sides ? "sides" : "inline"}
          aria-label={t("versions.look")}
          onChange={(value) => setSides(value === "sides")}
          options={(["inline", "sides"] as const).map((value) => ({ value, label: t(`versions.${value}`) }))}
        />
      </header>
      {diff.error && <p role="alert">{explain(diff.error)}</p>}
      {diff.data?.fields.length === 0 && <p className={styles.hint}>{t("versions.same")}</p>}
      {diff.data?.fields.map((field) => (
        <Field key={field.field} diff={field} sides={sides} />
      ))}
    </>
  );
}
