import type { Message } from "../../state/types";
import type { Translate } from "./index";

/** A grey line's words; null for events that mean nothing to a customer. */
export function eventText(message: Message, t: Translate): string | null {
  const params = message.content.params ?? {};
  const name = String(
    params.name ?? params.agent_name ?? (message.author.kind === "person" ? message.author.name : ""),
  );
  switch (message.content.code) {
    case "handover.queued":
      return t("event_handover");
    case "agent.joined":
      return t("event_joined", { name: name || t("person") });
    case "agent.returned":
      return t("event_returned");
    case "conversation.resolved":
      return t("event_resolved");
    case "conversation.reopened":
      return t("event_reopened");
    case "conversation.rated":
      return t("event_rated", { n: Number(params.score ?? params.rating ?? 0) });
    default:
      return null;
  }
}
