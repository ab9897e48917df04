import type { Words } from "@api/actions";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Drawer from "antd/es/drawer";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { operationsOf, type Policy, withPolicy } from "./manifest";
import styles from "./systems.module.css";

interface Props {
  text: string;
  name: string;
  onChange: (text: string) => void;
  onClose: () => void;
}

type Set_ = (key: keyof Policy, value: unknown) => void;

/** A text in both languages; holes are written {{ … }}. */
function Both(props: { label: string; words: Words | undefined; onChange: (words: Words) => void; long?: boolean }) {
  const { label, words = {}, onChange, long = false } = props;
  const { t } = useTranslation("systems");
  return (["zh", "en"] as const).map((language) => (
    <Field key={language} label={`${label} · ${t(`language.${language}`)}`}>
      {long ? (
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={words[language] ?? ""}
          onChange={(e) => onChange({ ...words, [language]: e.target.value })}
        />
      ) : (
        <Input value={words[language] ?? ""} onChange={(e) => onChange({ ...words, [language]: e.target.value })} />
      )}
    </Field>
  ));
}

function Requires({ of, set }: { of: Policy; set: Set_ }) {
  const { t } = useTranslation("systems");
  const rules = of.requires ?? [];
  const change = (n: number, one: Partial<(typeof rules)[number]>) =>
    set(
      "requires",
      rules.map((rule, i) => (i === n ? { ...rule, ...one } : rule)),
    );
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("requires.label")}</legend>
      <p className={styles.quiet}>{t("requires.hint")}</p>
      {rules.map((rule, n) => (
        <div key={n} className={styles.rule}>
          <Field label={t("requires.if")}>
            <Input.TextArea
              className={styles.mono ?? ""}
              autoSize
              value={rule.if}
              onChange={(e) => change(n, { if: e.target.value })}
            />
          </Field>
          <Field label={t("requires.code")} hint={t("requires.codeHint")}>
            <Input
              className={styles.mono ?? ""}
              value={rule.code}
              onChange={(e) => change(n, { code: e.target.value })}
            />
          </Field>
          <Both label={t("requires.else")} words={rule.else} long onChange={(words) => change(n, { else: words })} />
          <Button
            size="small"
            icon={<Trash2 size={14} />}
            onClick={() => {
              const left = rules.filter((_, i) => i !== n);
              set("requires", left.length ? left : undefined);
            }}
          >
            {t("requires.remove")}
          </Button>
        </div>
      ))}
      <Button
        icon={<Plus size={14} />}
        style={{ justifySelf: "start" }}
        onClick={() =>
          set("requires", [...rules, { if: "true", code: `rule_${rules.length + 1}`, else: { zh: "…", en: "…" } }])
        }
      >
        {t("requires.add")}
      </Button>
    </fieldset>
  );
}

function Limits({ of, set }: { of: Policy; set: Set_ }) {
  const { t } = useTranslation("systems");
  const limits = of.limits ?? {};
  const change = (one: Partial<typeof limits>) => {
    const next = { ...limits, ...one };
    set("limits", Object.values(next).some((value) => value) ? next : undefined);
  };
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("limits.label")}</legend>
      <div className={styles.two}>
        {(["per_customer_day", "per_day"] as const).map((key) => (
          <Field key={key} label={t(`limits.${key}`)}>
            <InputNumber
              min={1}
              value={limits[key] ?? null}
              placeholder={t("limits.none")}
              onChange={(value) => change({ [key]: value ?? undefined })}
            />
          </Field>
        ))}
        {limits.amount && (
          <>
            <Field label={t("limits.max")} hint={t("limits.maxHint", { value: limits.amount.value })}>
              <InputNumber
                min={0}
                value={limits.amount.max}
                onChange={(max) => limits.amount && change({ amount: { ...limits.amount, max: max ?? 0 } })}
              />
            </Field>
            <Field label={t("limits.maxAgent")}>
              <InputNumber
                min={0}
                value={limits.amount.max_agent ?? null}
                onChange={(value) =>
                  limits.amount && change({ amount: { ...limits.amount, ...(value ? { max_agent: value } : {}) } })
                }
              />
            </Field>
          </>
        )}
      </div>
    </fieldset>
  );
}

/** Who may call an operation, what has to hold, and what the customer says yes to. */
export function PolicyDrawer({ text, name, onChange, onClose }: Props) {
  const { t } = useTranslation("systems");
  const of = operationsOf(text).find((one) => one.name === name);
  if (!of) return null;
  const set: Set_ = (key, value) => onChange(withPolicy(text, name, { [key]: value }));
  const confirm = of.confirm?.by === "customer" ? (of.confirm.code ? "code" : "yes") : "none";
  function ask(wanted: "none" | "yes" | "code") {
    if (wanted === "none") return set("confirm", undefined);
    const words = of?.confirm?.text ?? { zh: `${of?.title.zh ?? name}`, en: `${of?.title.en ?? name}` };
    set("confirm", { by: "customer", text: words, ...(wanted === "code" ? { code: true } : {}) });
  }
  return (
    <Drawer open size={520} title={t("policy.of", { name })} onClose={onClose}>
      <div className={styles.form}>
        <Both label={t("policy.name")} words={of.title} onChange={(words) => set("title", words)} />
        <fieldset className={styles.fieldset}>
          <legend>{t("does")}</legend>
          <Checkbox
            checked={of.writes}
            onChange={(e) =>
              onChange(
                withPolicy(text, name, {
                  writes: e.target.checked,
                  ...(e.target.checked ? {} : { confirm: undefined }),
                }),
              )
            }
          >
            {t("policy.writes")}
          </Checkbox>
          <Checkbox checked={of.verified ?? false} onChange={(e) => set("verified", e.target.checked || undefined)}>
            {t("policy.verified")}
          </Checkbox>
        </fieldset>
        <Field label={t("callers")}>
          <Select
            mode="multiple"
            value={of.callers ?? ["assistant", "agent"]}
            options={["assistant", "agent"].map((value) => ({ value, label: t(`caller.${value}`) }))}
            onChange={(callers: string[]) =>
              callers.length && set("callers", callers.length === 2 ? undefined : callers)
            }
          />
        </Field>
        {of.writes && (
          <Field label={t("confirm.label")} hint={t("confirm.hint")}>
            <Select
              value={confirm}
              options={(["yes", "code", "none"] as const).map((value) => ({ value, label: t(`confirm.${value}`) }))}
              onChange={ask}
            />
          </Field>
        )}
        {confirm !== "none" && (
          <Both
            label={t("confirm.text")}
            words={of.confirm?.text}
            long
            onChange={(words) => set("confirm", { ...of.confirm, text: words })}
          />
        )}
        <Requires of={of} set={set} />
        <Limits of={of} set={set} />
        <p className={styles.quiet}>{t("policy.rest")}</p>
      </div>
    </Drawer>
  );
}
