import type { Verb } from "@api/flows";
import Button from "antd/es/button";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import { blankStep, insertStep } from "../model/edits";
import { type Model, modelOf } from "../model/flow";
import { ICONS } from "./icons";

const OFFERED: Verb[] = ["say", "card", "ask", "when", "call", "do", "set", "flow", "hand_over", "end"];

interface Props {
  model: Model;
  text: string;
  /** The step it comes after; without one, the last. */
  after: string | null;
  onAdd: (text: string, id: string) => void;
}

/** Puts a new step after the one that is selected. */
export function AddStep({ model, text, after, onAdd }: Props) {
  const { t } = useTranslation("flows");
  function add(verb: Verb) {
    const at = model.steps.findIndex((step) => step.id === after);
    const [slot = ""] = Object.keys(model.slots);
    const made = insertStep(text, at < 0 ? model.steps.length - 1 : at, blankStep(verb, slot));
    onAdd(made.text, modelOf(made.text)?.steps[made.index]?.id ?? "");
  }
  return (
    <Menu
      menu={{
        items: OFFERED.map((verb) => {
          const Icon = ICONS[verb];
          return { key: verb, label: t(`verb.${verb}`), icon: <Icon size={15} /> };
        }),
        onClick: ({ key }) => add(key as Verb),
      }}
    >
      <Button size="small" icon={<Plus size={14} />}>
        {t(after ? "picture.addAfter" : "picture.add")}
      </Button>
    </Menu>
  );
}
