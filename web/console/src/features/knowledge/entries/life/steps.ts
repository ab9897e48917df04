import type { Base, Entry } from "@api/knowledge";

export type StepName =
  | "save"
  | "submit"
  | "approve"
  | "reject"
  | "publish"
  | "schedule"
  | "unschedule"
  | "unpublish"
  | "archive"
  | "restore"
  | "discard"
  | "delete";

export interface Step {
  name: StepName;
  /** Why it cannot be done now: a key of `life.why`. */
  why?: string;
}

export interface Steps {
  main: Step | null;
  beside: Step[];
  more: Step[];
}

interface Situation {
  entry: Entry | null;
  base: Pick<Base, "four_eyes"> | undefined;
  me: string;
  mayEdit: boolean;
  mayPublish: boolean;
  dirty: boolean;
  /** Not only its place changed, but what it says. */
  rewritten: boolean;
  /** It has what it needs to be kept. */
  whole: boolean;
}

export type Stage =
  | "new"
  | "draft"
  | "in_review"
  | "scheduled"
  | "live"
  | "live_draft"
  | "live_review"
  | "live_scheduled"
  | "archived";

/** Where an entry stands: what is live, and what waits beside it. */
export function stageOf(entry: Entry | null): Stage {
  if (!entry) return "new";
  if (entry.state === "archived") return "archived";
  const waits = entry.draft?.state;
  if (entry.live_number !== null) {
    if (!waits) return "live";
    return waits === "in_review" ? "live_review" : waits === "scheduled" ? "live_scheduled" : "live_draft";
  }
  return waits === "in_review" || waits === "scheduled" ? waits : "draft";
}

const step = (name: StepName, why?: string | false): Step => (why ? { name, why } : { name });

/** Which steps an entry can take now: the likeliest first, those at hand, the rest. */
export function stepsOf(now: Situation): Steps {
  const { entry, base, me, mayEdit, mayPublish, dirty, rewritten, whole } = now;
  if (!mayEdit) return { main: null, beside: [], more: [] };
  const stage = stageOf(entry);
  const waiting = stage !== "live" && stage !== "archived";
  const author = rewritten || !entry ? me : entry.draft?.by?.id;
  const alone = base?.four_eyes && author === me && "fourEyes";
  const save = step("save", !dirty ? "nothingNew" : !whole && "incomplete");
  const publish = step("publish", (!whole && "incomplete") || alone || (!waiting && !dirty && "nothingNew"));
  const submit = step("submit", (!whole && "incomplete") || (!waiting && !dirty && "nothingNew"));
  const schedule = step("schedule", publish.why);
  const live = entry !== null && entry.live_number !== null;
  const away = live ? [step("unpublish"), step("archive")] : [step("archive")];
  const gone = [...(mayPublish && entry ? away : []), ...(entry && (!live || mayPublish) ? [step("delete")] : [])];
  const drop = live && waiting ? [step("discard", dirty && "unsaved")] : [];

  if (stage === "archived") return { main: step("restore"), beside: [], more: [step("delete")] };
  // Folder, owner and tags count as soon as they are stored: there is nothing to publish.
  if (stage === "live" && dirty && !rewritten) return { main: save, beside: [], more: gone };
  if (stage.endsWith("review")) {
    // An edit takes it back from review: first the words, then the verdict.
    if (dirty) return { main: save, beside: [], more: [] };
    const judge = mayPublish ? step("approve", alone) : null;
    const later = mayPublish ? [step("schedule", alone)] : [];
    return { main: judge, beside: mayPublish ? [step("reject")] : [], more: [...later, ...drop, ...gone] };
  }
  if (stage.endsWith("scheduled") && !dirty)
    return {
      main: mayPublish ? publish : null,
      beside: [step("unschedule")],
      more: [...(mayPublish ? [schedule] : []), ...drop, ...gone],
    };
  const review = base?.four_eyes || !mayPublish;
  if (review)
    return {
      main: submit,
      beside: [save],
      more: [...(mayPublish && !alone ? [publish, schedule] : []), ...drop, ...gone],
    };
  return { main: publish, beside: [save], more: [submit, schedule, ...drop, ...gone] };
}
