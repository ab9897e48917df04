// The supervisor's board of the mock: made from its agents and queues.
import { agents, ago, queues } from "./mock-base.mjs";

export function board() {
  const people = agents.filter((a) => a.kind === "person");
  const here = people.filter((a) => a.presence !== "offline");
  const midnight = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  return {
    day: { date: midnight.slice(0, 10), zone: "Asia/Shanghai", began_at: midnight, at: ago(0), behind_s: null },
    reach: { scope: "all", teams: [], inboxes: null },
    queues: queues.map((q, i) => ({
      id: q.id,
      name: q.name,
      team_id: q.team_id,
      waiting: i ? 0 : 3,
      waiting_since: i ? null : ago(260),
      expected_wait_s: i ? 0 : 420,
      in_service: i ? 1 : 4,
      online: i ? 1 : 2,
      free: i ? 3 : 0,
    })),
    people: {
      offline: people.length - here.length,
      items: here.map(({ kind, team_ids, ...a }) => a),
    },
    assistant: {
      turns: 212,
      small_talk: 31,
      answered: 158,
      offered: 22,
      asked: 5,
      refused: 18,
      handed_over: 9,
      answered_share: 158 / 212,
      refusals: [
        { code: "low_score", n: 11 },
        { code: "no_candidates", n: 7 },
      ],
      handovers: [{ code: "asked_for_person", n: 9 }],
    },
    today: {
      begun: 96,
      handed_over: 14,
      first_reply: { n: 11, median_s: 34, within: 4, within_share: 4 / 11, unanswered: 2, never: 1 },
      resolved: 71,
      satisfaction: { n: 8, top: 7, share: 0.875, low: 0.5291, high: 0.9776, mean: 4.5 },
    },
  };
}
