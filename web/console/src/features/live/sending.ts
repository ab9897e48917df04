import type { Actor, Attachment, Content, Id, Message, MessageKind } from "@api/contract";
import type { IfAnswered, ReplyPart, ScheduledReply, ThenStatus } from "@api/writing";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiError, post } from "@/core/http";
import { uuid } from "@/core/uuid";
import { discard, enqueue, markFailed } from "./outbox";
import { applySent } from "./reducer";
import { replace } from "./scheduled";
import type { Pending } from "./state";
import { useLiveLink } from "./store";

export interface Draft {
  kind: MessageKind;
  content: Content;
  private: boolean;
  mentions?: Id[];
  reply_to?: Id | null;
}

/** A reply to the customer: what it says, when it goes (null: in a moment), and what the conversation becomes then. */
export interface Reply {
  parts: ReplyPart[];
  reply_to: Id | null;
  send_at: string | null;
  if_answered?: IfAnswered;
  then_status?: ThenStatus | null;
  then_until?: string | null;
}

/** The part an uploaded file is sent as. */
export function filePart(attachment: Attachment): ReplyPart {
  return { kind: attachment.media_type.startsWith("image/") ? "image" : "file", content: { attachment } };
}

function problemOf(error: unknown): { code: string; message: string } {
  const problem = error instanceof ApiError ? error.problem : { code: "unexpected", message: "" };
  return { code: problem.code, message: problem.message };
}

/** Sends messages: shown at once, settled by reply or fact, kept with the reason when they fail. */
export function useSending(conversationId: Id, author: Actor) {
  const { store } = useLiveLink();
  const queries = useQueryClient();

  const pending = useCallback(
    (part: ReplyPart, clientId: string, more: Partial<Pending>): Pending => ({
      client_id: clientId,
      conversation_id: conversationId,
      kind: part.kind,
      content: part.content,
      private: false,
      reply_to: null,
      mentions: [],
      author,
      created_at: new Date().toISOString(),
      failure: null,
      ...more,
    }),
    [conversationId, author],
  );

  const deliver = useCallback(
    async (message: Pending) => {
      store.update((s) => enqueue(s, { ...message, waits: false }));
      const { client_id, kind, content, reply_to, mentions } = message;
      const body = { client_id, kind, content, private: message.private, reply_to, mentions };
      try {
        const sent = await post<Message>(`/conversations/${message.conversation_id}/messages`, body);
        store.update((s) => applySent(s, sent));
      } catch (error) {
        store.update((s) => markFailed(s, client_id, problemOf(error)));
      }
    },
    [store],
  );

  const send = useCallback(
    (draft: Draft) =>
      deliver(
        pending(draft, uuid(), {
          private: draft.private,
          mentions: draft.mentions ?? [],
          reply_to: draft.reply_to ?? null,
        }),
      ),
    [deliver, pending],
  );

  /** Hands a reply to the server, which sends it in a moment or at its time; until it goes it can be taken back. */
  const reply = useCallback(
    async (wanted: Reply) => {
      const clientId = uuid();
      const shown = wanted.send_at ? [] : wanted.parts;
      const made = shown.map((part, n) =>
        pending(part, n ? `${clientId}.${n}` : clientId, { waits: true, reply_to: n ? null : wanted.reply_to }),
      );
      store.update((s) => made.reduce(enqueue, s));
      try {
        const body = { client_id: clientId, ...wanted };
        const done = await post<{ reply: ScheduledReply | null }>(`/conversations/${conversationId}/scheduled`, body);
        if (done.reply) replace(queries, conversationId, done.reply.id, done.reply);
        return true;
      } catch (error) {
        store.update((s) => made.reduce((next, p) => markFailed(next, p.client_id, problemOf(error)), s));
        if (!made.length) throw error;
        return false;
      }
    },
    [conversationId, pending, queries, store],
  );

  const drop = useCallback((clientId: string) => store.update((s) => discard(s, clientId)), [store]);
  return { send, reply, retry: deliver, drop };
}
