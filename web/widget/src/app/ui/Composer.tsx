import { useEffect, useRef, useState } from "preact/hooks";
import { widget } from "../context";
import { formatSize } from "../i18n";
import { MAX_FILES } from "../uploads";
import { MAX_TEXT } from "../view";
import type { Widget } from "../widget";
import { AttachIcon, CameraIcon, MicIcon, PersonIcon, SendIcon } from "./icons";
import { Later } from "./Later";

const COUNT_FROM = MAX_TEXT - 200;

/** What the server takes from nobody, by its name: not worth an upload. It looks into the bytes of everything else. */
const NEVER = /\.(exe|msi|apk|dmg|zip|rar|7z|svg)$/i;

/** Checks files against the inbox's limit and sends those that may go. */
export function sendFiles(widget: Widget, files: File[]): void {
  const limit = widget.view.info?.max_upload_bytes ?? 10 * 1024 * 1024;
  for (const file of files.slice(0, MAX_FILES)) {
    if (file.size > limit) widget.set({ notice: widget.t("too_large", { size: formatSize(limit) }) });
    else if (NEVER.test(file.name)) widget.set({ notice: widget.t("refused_file") });
    else if (file.size === 0) widget.set({ notice: widget.t("empty_file") });
    else widget.outgoing.file(file);
  }
}

/** The one bottom bar: words, files, a person, send. */
export function Composer() {
  const { t, view, state } = widget;
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [speaking, setSpeaking] = useState(false);
  const owner = state.conversation?.owner;
  const person = owner?.kind === "person" && state.conversation?.status !== "resolved";

  useEffect(() => {
    if (!view.prefill) return;
    setText(view.prefill);
    widget.set({ prefill: "" });
    area.current?.focus();
  }, [view.prefill, widget]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, 132)}px`;
  }, [text]);

  const send = () => {
    if (!text.trim() || text.length > MAX_TEXT) return;
    widget.sendText(text);
    setText("");
    area.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also chooses a candidate in a Chinese input method: that one must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    sendFiles(widget, files);
  };

  if (speaking) return <Later what="Recorder" done={() => setSpeaking(false)} />;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={area}
        rows={1}
        value={text}
        aria-label={t("composer")}
        placeholder={person ? t("placeholder_person", { name: owner.name }) : t("placeholder")}
        enterkeyhint="send"
        onInput={(event) => {
          setText(event.currentTarget.value);
          widget.typed();
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {text.length > COUNT_FROM && (
        <p class="count" role="status">
          {text.length > MAX_TEXT
            ? t("too_long", { n: MAX_TEXT })
            : t("characters_left", { n: MAX_TEXT - text.length })}
        </p>
      )}
      <div class="tools">
        <button
          type="button"
          class="icon"
          aria-label={t("attach")}
          title={t("attach")}
          onClick={() => picker.current?.click()}
        >
          <AttachIcon />
        </button>
        <button
          type="button"
          class="icon touch"
          aria-label={t("camera")}
          title={t("camera")}
          onClick={() => camera.current?.click()}
        >
          <CameraIcon />
        </button>
        {"MediaRecorder" in window && (
          <button
            type="button"
            class="icon"
            aria-label={t("speak")}
            title={t("speak")}
            onClick={() => setSpeaking(true)}
          >
            <MicIcon />
          </button>
        )}
        {[picker, camera].map((ref) => (
          <input
            key={ref === camera}
            ref={ref}
            type="file"
            multiple={ref === picker}
            {...(ref === camera && { accept: "image/*", capture: "environment" })}
            hidden
            onChange={(event) => {
              sendFiles(widget, [...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        ))}
        {(!owner || owner.kind === "assistant" || state.conversation?.status === "resolved") && (
          <button
            type="button"
            class="person"
            disabled={view.handoverAsked}
            onClick={() => void widget.handover()}
          >
            <PersonIcon />
            {t("talk_to_person")}
          </button>
        )}
        <button
          type="submit"
          class="send"
          aria-label={t("send")}
          title={t("send")}
          disabled={!text.trim() || text.length > MAX_TEXT}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
