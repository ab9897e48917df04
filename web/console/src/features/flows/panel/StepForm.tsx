import type { Verb } from "@api/flows";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { MousePointerClick, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useNarrow } from "@/core/useMedia";
import { connect, disconnect, removeStep, renameStep, setStep } from "../model/edits";
import { BRANCHES, END, type Model, type Raw, type Step } from "../model/flow";
import { namesOf } from "../model/names";
import { AddStep } from "../picture/AddStep";
import { ICONS } from "../picture/icons";
import { Branches } from "./Branches";
import { CallForm } from "./CallForm";
import { CardForm } from "./CardForm";
import { Expressions } from "./Expressions";
import { AskForm, EndForm, HandOverForm, SubForm } from "./kinds";
import styles from "./panel.module.css";
import { Texts } from "./Texts";
import { Where } from "./Where";

interface Props {
  model: Model;
  text: string;
  selected: string | null;
  set: (text: string) => void;
  onSelect: (id: string | null) => void;
  onSlot: (name: string) => void;
}

export interface KindProps {
  model: Model;
  step: Step;
  names: string[];
  change: (change: Raw) => void;
}

function Kind(props: KindProps & { onSlot: (name: string) => void }) {
  const { t } = useTranslation("flows");
  const { step, names, change } = props;
  const kinds: Record<Verb, () => React.ReactNode> = {
    say: () => (
      <>
        <Texts label={t("form.says")} long names={names} value={step.raw.say} onChange={(say) => change({ say })} />
        <CardForm {...props} />
      </>
    ),
    card: () => <CardForm {...props} />,
    ask: () => <AskForm {...props} />,
    call: () => <CallForm {...props} />,
    do: () => <CallForm {...props} />,
    set: () => (
      <Expressions
        label={t("form.values")}
        value={step.raw.set}
        onChange={(set) => change({ set: set ?? { value: "null" } })}
      />
    ),
    when: () => null,
    flow: () => <SubForm {...props} />,
    hand_over: () => <HandOverForm {...props} />,
    end: () => <EndForm {...props} />,
  };
  return kinds[step.verb]();
}

/** Everything about the step that is selected. */
export function StepForm({ model, text, selected, set, onSelect, onSlot }: Props) {
  const { t } = useTranslation("flows");
  const narrow = useNarrow();
  const step = model.steps.find((one) => one.id === selected);
  const add = (
    <AddStep
      model={model}
      text={text}
      after={step?.id ?? null}
      onAdd={(made, id) => {
        set(made);
        onSelect(id);
      }}
    />
  );
  if (!step)
    return (
      <Empty
        icon={<MousePointerClick size={22} />}
        title={t("form.pick")}
        hint={t(narrow ? "form.pickOutline" : "form.pickHint")}
        action={add}
      />
    );
  const { index, verb } = step;
  const Icon = ICONS[verb];
  const lead = (on: string, target: string | undefined, n?: number) => {
    const way = { on, ...(n === undefined ? {} : { n }) };
    set(target === undefined ? disconnect(text, index, way) : connect(text, index, way, target));
  };
  const ids = model.steps.map((one) => one.id).filter((id) => id !== step.id);
  const branches = BRANCHES[verb].filter((on) => on !== "else");
  return (
    <>
      <p className={styles.kind}>
        <Icon size={16} aria-hidden="true" />
        <strong>{t(`verb.${verb}`)}</strong>
        <span>{t(`verbHint.${verb}`)}</span>
      </p>
      <Rename
        key={step.id}
        step={step}
        onRename={(id) => {
          const made = renameStep(text, index, id);
          if (made === text) return false;
          set(made);
          onSelect(id);
          return true;
        }}
      />
      <Kind
        model={model}
        step={step}
        names={namesOf(model)}
        change={(change) => set(setStep(text, index, change))}
        onSlot={onSlot}
      />
      {verb === "when" && <Branches step={step} ids={ids} text={text} set={set} onLead={lead} />}
      {verb !== "end" && verb !== "hand_over" && (
        <fieldset className={styles.group}>
          <legend>{t("form.then")}</legend>
          {verb !== "when" && (
            <Where
              label={t("form.next")}
              ids={ids}
              value={step.next || END}
              onChange={(to) => lead("next", to ?? END)}
            />
          )}
          {branches.map((on) => (
            <Where
              key={on}
              label={t(`on.${on}`)}
              hint={t(`onHint.${on}`)}
              ids={ids}
              value={typeof step.raw[on] === "string" ? (step.raw[on] as string) : undefined}
              onChange={(to) => lead(on, to)}
              clears
            />
          ))}
          {verb === "when" && (
            <Where
              label={t("on.else")}
              ids={ids}
              value={typeof step.raw.else === "string" ? step.raw.else : step.next}
              onChange={(to) => lead("else", to)}
            />
          )}
        </fieldset>
      )}
      <p className={styles.line}>
        {add}
        <Button
          size="small"
          danger
          icon={<Trash2 size={14} />}
          disabled={model.steps.length < 2}
          onClick={() => {
            set(removeStep(text, index));
            onSelect(null);
          }}
        >
          {t("form.remove")}
        </Button>
      </p>
    </>
  );
}

function Rename({ step, onRename }: { step: Step; onRename: (id: string) => boolean }) {
  const { t } = useTranslation("flows");
  const [id, setId] = useState(step.id);
  const [taken, setTaken] = useState(false);
  return (
    <Field label={t("form.id")} hint={t("form.idHint")} problem={taken ? t("form.idTaken") : undefined}>
      <Input
        className={styles.mono ?? ""}
        value={id}
        onChange={(e) => {
          setId(e.target.value.replace(/[^a-z0-9_]/g, ""));
          setTaken(false);
        }}
        onBlur={() => id && id !== step.id && setTaken(!onRename(id))}
        onPressEnter={(e) => e.currentTarget.blur()}
      />
    </Field>
  );
}
