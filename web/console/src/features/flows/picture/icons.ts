import type { Verb } from "@api/flows";
import {
  CircleStop,
  CreditCard,
  Eye,
  GitBranch,
  HandHelping,
  type LucideIcon,
  MessageCircleQuestion,
  MessageSquareText,
  PencilLine,
  Variable,
  Workflow,
} from "lucide-react";

/** How each kind of step is marked. */
export const ICONS: Record<Verb, LucideIcon> = {
  say: MessageSquareText,
  card: CreditCard,
  ask: MessageCircleQuestion,
  call: Eye,
  do: PencilLine,
  set: Variable,
  when: GitBranch,
  flow: Workflow,
  hand_over: HandHelping,
  end: CircleStop,
};
