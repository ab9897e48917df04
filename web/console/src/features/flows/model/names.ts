import { type Model, record } from "./flow";

/** What texts and conditions of a flow may read: slots, what steps keep, what is known anyway. */
export function namesOf(model: Model): string[] {
  const saved = model.steps.flatMap(({ verb, raw }) => [
    ...(typeof raw.save === "string" ? [raw.save] : []),
    ...(verb === "set" ? Object.keys(record(raw.set)) : []),
  ]);
  const slots = Object.keys(model.slots).map((name) => `slots.${name}`);
  return [...new Set([...slots, ...saved, "customer.name", "customer.verified", "today", "said"])];
}
