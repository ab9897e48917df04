import type { Me, Message, Row } from "@api/contract";
import Segmented from "antd/es/segmented";
import { type KeyboardEvent, lazy, type RefObject, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { withWords } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { type Planned, useScheduled } from "@/features/live/scheduled";
import type { Draft, Reply } from "@/features/live/sending";
import type { ConversationActions } from "./actions";
import { Collision } from "./Collision";
import styles from "./Composer.module.css";
import { ComposerTools } from "./ComposerTools";
import { isMarkdown } from "./canned/slash";
import { useCanned } from "./canned/useCanned";
import { type Mode, useDraft } from "./draft";
import { formatByKey } from "./formats";
import { Gate, gateOf } from "./Gate";
import { useMention } from "./mention/useMention";
import { useCalled } from "./place";
import { Replying } from "./Replying";
import { SendButton, type Way } from "./SendButton";
import { useTypingSignal } from "./typing";
import { UploadStrip } from "./UploadStrip";
import { useDropping, useUploads } from "./uploads";
import { useSubmit } from "./useSubmit";
import { EMPTY, isEmpty } from "./words";

const Suggest = lazy(() => import("./Suggest").then((m) => ({ default: m.Suggest })));
const MentionPicker = lazy(() => import("./mention/MentionPicker").then((m) => ({ default: m.MentionPicker })));
const CannedPicker = lazy(() => withWords(import("./canned/CannedPicker")).then((m) => ({ default: m.CannedPicker })));
const Unfilled = lazy(() => withWords(import("./canned/Unfilled")).then((m) => ({ default: m.Unfilled })));
const Waiting = lazy(() => import("./Waiting").then((m) => ({ default: m.Waiting })));
const ScheduleDialog = lazy(() => withWords(import("./ScheduleDialog")).then((m) => ({ default: m.ScheduleDialog })));
const Rival = lazy(() => withWords(import("./Rival")).then((m) => ({ default: m.Rival })));
const CardDialog = lazy(() => withWords(import("./CardDialog")).then((m) => ({ default: m.CardDialog })));
const EmojiPicker = lazy(() => withWords(import("./EmojiPicker")).then((m) => ({ default: m.EmojiPicker })));
const FormatHint = lazy(() => withWords(import("./FormatHint")).then((m) => ({ default: m.FormatHint })));
const FormatBar = lazy(() => withWords(import("./FormatBar")).then((m) => ({ default: m.FormatBar })));

interface Props {
  row: Row;
  me: Me;
  mode: Mode;
  onMode: (mode: Mode) => void;
  send: (draft: Draft) => Promise<void>;
  reply: (reply: Reply) => Promise<boolean>;
  actions: ConversationActions;
  field: RefObject<HTMLTextAreaElement | null>;
  quote: RefObject<((message: Message) => void) | null>;
}

/** Where replies and notes are written. Enter sends, Shift+Enter breaks the line. */
export function Composer({ row, me, mode, onMode, send, reply, actions, field, quote }: Props) {
  const { t } = useTranslation("conversation");
  const { message } = useFeedback();
  const explain = useExplain();
  const { words, write, around, rival, choose } = useDraft(row.id, mode);
  const { text } = words;
  const { uploads, add, remove } = useUploads(row.id, (m, file) =>
    write(m, (held) => ({ ...held, files: [...held.files, file] })),
  );
  const plans = useScheduled(row.id);
  const scheduled = { ...plans, takeBack: (one: Planned) => around(() => plans.takeBack(one)) };
  const { over, zone } = useDropping((files) => add(files, mode));
  const [open, setOpen] = useState<"later" | "emoji" | "card" | "answers" | null>(null);
  const [formats, setFormats] = useState(false);
  const change = (part: Partial<typeof words>) => write(mode, (held) => ({ ...held, ...part }));
  const canned = useCanned(text, (whole, rich) => change({ text: whole, ...(rich ? { rich } : {}) }), field);
  const note = mode === "note";
  const mention = useMention({ text, put: (whole) => change({ text: whole }), field, on: note });
  const listed = canned.picking ? `zk-canned-${row.id}` : mention.active && `zk-mention-${row.id}`;
  const called = useCalled(t(`mode.${mode}`), row);
  const gate = note && !row.merged_into ? null : gateOf(row, me);
  const signal = useTypingSignal(row.id, text.length > 0, note);
  const going = uploads.filter((u) => u.mode === mode);
  const held = scheduled.items.find((one) => one.held && !one.failure && one.agent_id === me.agent?.id);
  const ready = !isEmpty(words) && !going.some((u) => !u.problem) && !gate;

  const sent = { ...words, rich: words.rich || formats }; // what the preview shows is what goes
  const submit = useSubmit({ ready, words: sent, write, mode, send, reply, showOpen: canned.showOpen });
  useEffect(() => {
    quote.current = ({ id, private: isPrivate }) => {
      const to = isPrivate ? "note" : mode; // a note is quoted among colleagues only
      write(to, (held) => ({ ...held, reply_to: id }));
      onMode(to);
      requestAnimationFrame(() => field.current?.focus());
    };
  });
  const submitNow = (way?: Way) => submit(way).catch((error: unknown) => void message.error(explain(error)));
  const submitOrSay = (way?: Way) =>
    ready && way?.then_status === "resolved" ? actions.end(() => submitNow(way)) : submitNow(way);

  function back() {
    onMode("reply"); // its words are the draft again
    requestAnimationFrame(() => field.current?.focus());
  }

  /** What was written as a reply goes on as a note: a colleague took the conversation over meanwhile. */
  function toNote() {
    write("reply", () => EMPTY);
    write("note", (held) => ({ ...held, text: [held.text, text].filter(Boolean).join("\n") }));
    onMode("note");
  }

  function putEmoji(sign: string | null) {
    setOpen(null);
    field.current?.focus();
    if (sign) document.execCommand("insertText", false, sign);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (canned.takes(event) || mention.takes(event)) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && field.current && formatByKey(event, field.current)) return change({ rich: true });
    if (event.key === "Enter" && !event.nativeEvent.isComposing && (!event.shiftKey || command)) {
      event.preventDefault();
      void submitOrSay(command && event.shiftKey && !note ? { then_status: "resolved" } : {});
    } else if (event.key === "z" && command && !event.shiftKey && !text && held) {
      event.preventDefault();
      void scheduled.takeBack(held).then((taken) => taken && back());
    } else if (event.key === "Escape") field.current?.blur();
  }

  function onCaret(at: number, value?: string) {
    canned.onCaret(at, value);
    mention.onCaret(at, value);
  }

  function onChange(value: string, at: number) {
    change({ text: value });
    onCaret(at, value);
    signal();
  }

  function insert(answer: string | undefined) {
    if (answer) change({ text: answer });
    setOpen(null);
    field.current?.focus();
  }

  return (
    <section className={styles.composer} data-mode={mode} data-over={over} aria-label={called} {...zone}>
      <Suspense>
        {open === "answers" && <Suggest onChoose={(chosen) => insert(chosen?.insert)} />}
        {mention.active && !gate && <MentionPicker id={`zk-mention-${row.id}`} mention={mention} />}
        {canned.picking && open !== "answers" && !gate && (
          <CannedPicker
            words={canned.picking.words}
            conversationId={row.id}
            keys={canned.keys}
            onPick={canned.choose}
            onClose={canned.wave}
          />
        )}
        {rival && <Rival own={words} rival={rival} onChoose={choose} />}
        {scheduled.items.length > 0 && <Waiting scheduled={scheduled} own={me.agent?.id} onBack={back} />}
        {open === "later" && (
          <ScheduleDialog
            at={null}
            ifAnswered="ask"
            onChoose={(send_at, if_answered) => submit({ send_at }, { if_answered })}
            onClose={() => setOpen(null)}
          />
        )}
        {open === "emoji" && <EmojiPicker onChoose={putEmoji} />}
        {open === "card" && (
          <CardDialog onAdd={(card) => change({ cards: [...words.cards, card] })} onClose={() => setOpen(null)} />
        )}
      </Suspense>
      <Collision row={row} me={me} writing={!isEmpty(words)} />
      <div className={styles.box}>
        <div className={styles.bar}>
          <Segmented<Mode>
            aria-label={t("mode.label")}
            size="small"
            value={mode}
            onChange={onMode}
            options={[
              { value: "reply", label: t("mode.reply") },
              { value: "note", label: t("mode.note") },
            ]}
          />
          <span className={styles.hint}>{over ? t("dropHere") : t(note ? "noteHint" : "keysHint")}</span>
        </div>
        {gate ? (
          <Gate gate={gate} row={row} actions={actions} draft={text} onNote={toNote} />
        ) : (
          <textarea
            ref={field}
            className={styles.field}
            rows={2}
            value={text}
            placeholder={t(note ? "placeholder.note" : "placeholder.reply")}
            aria-label={called}
            aria-activedescendant={listed}
            onChange={(e) => onChange(e.target.value, e.target.selectionStart)}
            onSelect={(e) => onCaret(e.currentTarget.selectionStart)}
            onBlur={() => onCaret(-1)}
            onKeyDown={onKeyDown}
            onPaste={(e) => {
              if (!e.clipboardData.files.length) return;
              e.preventDefault();
              add(e.clipboardData.files, mode);
            }}
          />
        )}
        <Suspense>
          {!gate && !formats && isMarkdown(text) && (
            <FormatHint rich={words.rich} onRich={(rich) => change({ rich })} />
          )}
          {!gate && formats && <FormatBar field={field} text={text} onRich={() => change({ rich: true })} />}
        </Suspense>
        <Suspense>{!gate && canned.open.length > 0 && <Unfilled variables={canned.open} field={field} />}</Suspense>
        {!gate && words.reply_to && (
          <Replying conversationId={row.id} to={words.reply_to} onDrop={() => change({ reply_to: null })} />
        )}
        <UploadStrip
          files={words.files}
          uploads={going}
          cards={words.cards}
          onRemoveCard={(card) => change({ cards: words.cards.filter((one) => one !== card) })}
          onRemoveFile={(id) => change({ files: words.files.filter((f) => f.id !== id) })}
          onRemove={remove}
        />
        {!gate && (
          <div className={styles.tools}>
            <ComposerTools
              field={field}
              onFiles={(files) => add(files, mode)}
              onAnswers={() => setOpen("answers")}
              onEmoji={() => setOpen("emoji")}
              onCard={() => setOpen("card")}
              formats={formats}
              onFormats={() => setFormats(!formats)}
            />
            <SendButton
              row={row}
              me={me}
              note={note}
              disabled={!ready || canned.open.length > 0}
              onSend={(way) => void submitOrSay(way)}
              onLater={() => setOpen("later")}
            />
          </div>
        )}
      </div>
    </section>
  );
}
