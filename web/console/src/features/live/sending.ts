import type { Actor, Attachment, Content, Id, Message, MessageKind } from "@api/contract";
import { useCallback } from "react";
import { ApiError, post } from "@/core/http";
import { uuid } from "@/core/uuid";
import { discard, enqueue, markFailed } from "./outbox";
import { applySent } from "./reducer";
import type { Pending } from "./state";
import { useLiveLink } from "./store";

export interface Draft {
  kind: MessageKind;
  content: Content;
  private: boolean;
  mentions?: Id[];
}

/** The content an uploaded file is sent as. */
export function fileDraft(attachment: Attachment, isPrivate: boolean): Draft {
  const kind = attachment.media_type.startsWith("image/") ? "image" : "file";
  return { kind, content: { attachment }, private: isPrivate };
}

/** Sends messages: shown at once, settled by reply or fact, kept with the reason when they fail. */
export function useSending(conversationId: Id, author: Actor) {
  const { store } = useLiveLink();

  const deliver = useCallback(
    async (pending: Pending) => {
      store.update((s) => enqueue(s, pending));
      const { client_id, kind, content, reply_to, mentions } = pending;
      const body = { client_id, kind, content, private: pending.private, reply_to, mentions };
      try {
        const message = await post<Message>(`/conversations/${pending.conversation_id}/messages`, body);
        store.update((s) => applySent(s, message));
      } catch (error) {
        const problem = error instanceof ApiError ? error.problem : { code: "unexpected", message: "" };
        store.update((s) => markFailed(s, client_id, { code: problem.code, message: problem.message }));
      }
    },
    [store],
  );

  const send = useCallback(
    (draft: Draft) =>
      deliver({
        client_id: uuid(),
        conversation_id: conversationId,
        kind: draft.kind,
        content: draft.content,
        private: draft.private,
        reply_to: null,
        mentions: draft.mentions ?? [],
        author,
        created_at: new Date().toISOString(),
        failure: null,
      }),
    [conversationId, author, deliver],
  );

  const drop = useCallback((clientId: string) => store.update((s) => discard(s, clientId)), [store]);
  return { send, retry: deliver, drop };
}
