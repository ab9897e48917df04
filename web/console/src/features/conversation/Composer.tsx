import type { Me, Row } from "@api/contract";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { BookOpenText, Paperclip, SendHorizontal, Zap } from "lucide-react";
import { type KeyboardEvent, lazy, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "@/core/i18n";
import { type Draft, fileDraft } from "@/features/live/sending";
import { useLive, useLiveLink } from "@/features/live/store";
import type { ConversationActions } from "./actions";
import styles from "./Composer.module.css";
import { typeSlash } from "./canned/slash";
import { useCanned } from "./canned/useCanned";
import { useDraft } from "./draft";
import { Gate, gateOf } from "./Gate";
import type { Suggestion } from "./Suggest";
import { UploadStrip } from "./UploadStrip";
import { useUploads } from "./uploads";

const Suggest = lazy(() => import("./Suggest").then((m) => ({ default: m.Suggest })));
const CannedPicker = lazy(() => withWords(import("./canned/CannedPicker")).then((m) => ({ default: m.CannedPicker })));
const Unfilled = lazy(() => withWords(import("./canned/Unfilled")).then((m) => ({ default: m.Unfilled })));

export type Mode = "reply" | "note";

interface Props {
  row: Row;
  me: Me;
  mode: Mode;
  onMode: (mode: Mode) => void;
  send: (draft: Draft) => Promise<void>;
  actions: ConversationActions;
  field: RefObject<HTMLTextAreaElement | null>;
}

const TYPING_EVERY_MS = 2_500;

/** Tells the other side that one types: now and then while typing, and once when it stops. */
function useTypingSignal(id: string, on: boolean) {
  const { socket } = useLiveLink();
  const last = useRef(0);
  useEffect(() => {
    if (!on) last.current = 0;
    return () => {
      if (on) socket()?.typing(id, false);
    };
  }, [id, on, socket]);
  return () => {
    if (!on || Date.now() - last.current < TYPING_EVERY_MS) return;
    last.current = Date.now();
    socket()?.typing(id, true);
  };
}

/** Where replies and notes are written. Enter sends, Shift+Enter breaks the line. */
export function Composer({ row, me, mode, onMode, send, actions, field }: Props) {
  const { t } = useTranslation("conversation");
  const [text, setText] = useDraft(row.id, mode);
  const { uploads, add, remove, clear } = useUploads(row.id);
  const agents = useLive((s) => s.agents);
  const [suggest, setSuggest] = useState<"/" | "@" | null>(null);
  const [over, setOver] = useState(false);
  const canned = useCanned(text, setText, field);
  const picker = useRef<HTMLInputElement>(null);
  const gate = mode === "reply" ? gateOf(row, me) : null;
  const signal = useTypingSignal(row.id, mode === "reply" && text.length > 0);

  const uploading = uploads.some((u) => !u.attachment && !u.problem);
  const ready = uploads.filter((u) => u.attachment);
  const empty = !text.trim() && !ready.length;

  async function submit() {
    if (empty || uploading || gate || canned.showOpen()) return;
    const isPrivate = mode === "note";
    const words = text.trim();
    setText("");
    clear();
    for (const u of ready) if (u.attachment) void send(fileDraft(u.attachment, isPrivate));
    if (!words) return;
    const mentions = isPrivate
      ? Object.values(agents)
          .filter((a) => words.includes(`@${a.name}`))
          .map((a) => a.id)
      : [];
    await send({ kind: canned.kind, content: { text: words }, private: isPrivate, mentions });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (suggest || canned.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void submit();
    }
    if (event.key === "Escape") field.current?.blur();
  }

  function onChange(value: string, at: number) {
    setText(value);
    canned.onCaret(at, value);
    signal();
    if (mode === "note" && value.endsWith("@")) setSuggest("@");
  }

  function insert(chosen: Suggestion | null) {
    if (chosen) setText(suggest === "@" ? `${text}${chosen.insert} ` : chosen.insert);
    setSuggest(null);
    field.current?.focus();
  }

  return (
    <section
      className={styles.composer}
      data-mode={mode}
      data-over={over}
      aria-label={t(`mode.${mode}`)}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        add(e.dataTransfer.files);
      }}
    >
      <Suspense>
        {suggest && <Suggest kind={suggest} onChoose={insert} />}
        {canned.picking && !suggest && !gate && (
          <CannedPicker
            words={canned.picking.words}
            conversationId={row.id}
            keys={canned.keys}
            onPick={canned.put}
            onClose={canned.wave}
          />
        )}
      </Suspense>
      <div className={styles.box}>
        <div className={styles.bar}>
          <Segmented<Mode>
            size="small"
            value={mode}
            onChange={onMode}
            options={[
              { value: "reply", label: t("mode.reply") },
              { value: "note", label: t("mode.note") },
            ]}
          />
          <span className={styles.hint}>{over ? t("dropHere") : t(mode === "note" ? "noteHint" : "keysHint")}</span>
        </div>
        {gate ? (
          <Gate gate={gate} row={row} actions={actions} />
        ) : (
          <textarea
            ref={field}
            className={styles.field}
            rows={2}
            value={text}
            placeholder={t(mode === "note" ? "placeholder.note" : "placeholder.reply")}
            aria-label={t(`mode.${mode}`)}
            aria-activedescendant={canned.picking ? "zk-canned-active" : undefined}
            onChange={(e) => onChange(e.target.value, e.target.selectionStart)}
            onSelect={(e) => canned.onCaret(e.currentTarget.selectionStart)}
            onBlur={() => canned.onCaret(-1)}
            onKeyDown={onKeyDown}
            onPaste={(e) => {
              if (!e.clipboardData.files.length) return;
              e.preventDefault();
              add(e.clipboardData.files);
            }}
          />
        )}
        <Suspense>{!gate && canned.open.length > 0 && <Unfilled variables={canned.open} field={field} />}</Suspense>
        <UploadStrip uploads={uploads} onRemove={remove} />
        {!gate && (
          <div className={styles.tools}>
            <Button
              type="text"
              icon={<Paperclip size={17} />}
              aria-label={t("attach")}
              title={t("attach")}
              onClick={() => picker.current?.click()}
            />
            <Button
              type="text"
              icon={<Zap size={17} />}
              aria-label={t("canned")}
              title={t("canned")}
              onClick={() => typeSlash(field.current)}
            />
            <Button
              type="text"
              icon={<BookOpenText size={17} />}
              aria-label={t("answers")}
              title={t("answers")}
              onClick={() => setSuggest("/")}
            />
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(e) => {
                if (e.target.files) add([...e.target.files]);
                e.target.value = "";
              }}
            />
            <Button
              type="primary"
              className={styles.send ?? ""}
              icon={<SendHorizontal size={15} />}
              iconPlacement="end"
              disabled={empty || uploading || canned.open.length > 0}
              onClick={() => void submit()}
            >
              {t(mode === "note" ? "addNote" : "send")}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
