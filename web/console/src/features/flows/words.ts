import type { FlowRow } from "@api/flows";

export type Standing = "live" | "changed" | "draft";

/** Where a flow stands: live as it is written, live with newer work in its draft, never or no longer live. */
export function standingOf(flow: Pick<FlowRow, "live_version" | "changed">): Standing {
  if (flow.live_version === null) return "draft";
  return flow.changed ? "changed" : "live";
}

/** A first file of a new flow. */
export function blankFlow(name: string, zh: string, en: string): string {
  const title = JSON.stringify(zh || en);
  return `flow: ${name}
title: {zh: ${title}, en: ${JSON.stringify(en || zh)}}
trigger:
  examples:
    zh: []
    en: []
steps:
  - {say: {zh: "…", en: "…"}}
`;
}
