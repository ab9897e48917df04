import type { EntityKind } from "@api/graph";

/** The kinds of things, as they are offered. */
export const KINDS: EntityKind[] = ["product", "part", "fault", "policy", "topic"];
