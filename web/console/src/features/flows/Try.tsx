import type { FlowTried } from "@api/flows";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { RotateCcw, Send } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { Consequences } from "@/core/Consequences";
import { post } from "@/core/http";
import { currentLanguage } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { AsCustomer } from "./AsCustomer";
import styles from "./try.module.css";
import type { Draft } from "./useDraft";

interface Said {
  by: "customer" | "assistant";
  text: string;
  options: string[];
  steps: string[];
  waits: string | null;
}

/** Talks to the draft as it stands here: it runs on its own, reaches only sandboxes, and nothing of it is kept. */
export function Try({ draft }: { draft: Draft }) {
  const { t } = useTranslation("flows");
  const explain = useExplain();
  const [said, setSaid] = useState<Said[]>([]);
  const [state, setState] = useState<string | null>(null);
  const [customer, setCustomer] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const end = useRef<HTMLDivElement>(null);
  const errors = draft.problems.some((one) => one.kind === "error");
  const ran = state !== null && said.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said last is to be seen
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" }); // which may give a promise back
  }, [said]);

  async function say(text: string) {
    if (!text.trim() || busy) return;
    setBusy(true);
    setProblem("");
    setWords("");
    const own: Said = { by: "customer", text, options: [], steps: [], waits: null };
    setSaid((was) => [...was, own]);
    try {
      const body = { source: draft.text, text, state, locale: currentLanguage(), customer_id: customer };
      const tried = await post<FlowTried>("/flow-trials", body);
      setState(tried.state);
      const steps = tried.events.map((one) =>
        t(`event.${one.name}`, { detail: one.detail ?? "", defaultValue: one.name }),
      );
      setSaid((was) => [
        ...was,
        { by: "assistant", text: tried.text, options: tried.options, steps, waits: tried.waits },
      ]);
    } catch (failed) {
      setProblem(explain(failed));
      setWords(text);
      setSaid((was) => was.filter((one) => one !== own));
    } finally {
      setBusy(false);
    }
  }
  function again() {
    setSaid([]);
    setState(null);
    setProblem("");
  }
  const last = said.at(-1);
  return (
    <section className={styles.try} aria-label={t("try.label")}>
      <p className={styles.hint}>{t("try.hint")}</p>
      {errors && <Consequences items={[t("try.errors")]} />}
      <AsCustomer value={customer} onChange={setCustomer} disabled={ran} />
      <div className={styles.talk} role="log" aria-label={t("try.talk")}>
        {said.map((one, n) => (
          <div key={n} className={styles.said} data-by={one.by}>
            {one.text && <p>{one.text}</p>}
            {one.steps.length > 0 && (
              <span className={styles.steps}>
                {one.steps.map((step, i) => (
                  <Chip key={i}>{step}</Chip>
                ))}
                {one.waits && <code>{t("try.waits", { name: one.waits })}</code>}
              </span>
            )}
          </div>
        ))}
        {busy && <SkeletonRows count={1} height={36} />}
        <div ref={end} />
      </div>
      {last && last.options.length > 0 && !busy && (
        <p className={styles.options}>
          {last.options.map((option) => (
            <Button key={option} size="small" onClick={() => void say(option)}>
              {option}
            </Button>
          ))}
        </p>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <form
        className={styles.line}
        onSubmit={(e) => {
          e.preventDefault();
          void say(words);
        }}
      >
        <Input
          aria-label={t("try.field")}
          placeholder={t("try.field")}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
        <Button type="primary" htmlType="submit" icon={<Send size={14} />} loading={busy} disabled={!words.trim()}>
          {t("try.send")}
        </Button>
        {said.length > 0 && (
          <Button icon={<RotateCcw size={14} />} onClick={again}>
            {t("try.again")}
          </Button>
        )}
      </form>
    </section>
  );
}
