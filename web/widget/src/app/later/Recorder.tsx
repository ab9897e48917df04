import { useEffect, useRef, useState } from "preact/hooks";
import { widget } from "../context";
import { SendIcon } from "../ui/icons";
import { say } from "./words";

const MOST_S = 60;
// What this browser can record; each plays in the others.
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Records a voice note of a minute at most; nothing leaves before it is sent. */
export function Recorder({ done }: { done: () => void }) {
  const [seconds, setSeconds] = useState(0);
  const held = useRef<{ recorder: MediaRecorder; parts: Blob[]; timer: number } | null>(null);
  const gone = useRef(false);

  const stop = () => {
    const { recorder, timer } = held.current ?? {};
    window.clearInterval(timer);
    if (recorder?.state === "recording") recorder.stop();
    for (const track of recorder?.stream.getTracks() ?? []) track.stop();
  };

  useEffect(() => {
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      (stream) => {
        const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
        const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
        const parts: Blob[] = [];
        recorder.ondataavailable = (event) => parts.push(event.data);
        recorder.start();
        const timer = window.setInterval(() => setSeconds((n) => n + 1), 1_000);
        held.current = { recorder, parts, timer };
        if (gone.current) stop();
      },
      () => {
        widget.set({ notice: say("no_microphone") });
        done();
      },
    );
    return () => {
      gone.current = true;
      stop();
    };
  }, []);

  useEffect(() => {
    if (seconds >= MOST_S) stop();
  }, [seconds]);

  const send = () => {
    const { recorder, parts } = held.current ?? {};
    if (!recorder || !parts) return;
    const deliver = () => {
      const type = recorder.mimeType.split(";")[0] || "audio/webm";
      const name = `voice-${Math.max(1, seconds)}s.${type.split("/")[1]}`;
      widget.outgoing.file(new File(parts, name, { type }));
      done();
    };
    if (recorder.state === "inactive") deliver();
    else recorder.onstop = deliver;
    stop();
  };

  return (
    <div class="composer recorder">
      <p role="timer">
        <i aria-hidden="true" />
        {say("recording")} {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")} / 1:00
      </p>
      <button type="button" class="person" onClick={done}>
        {widget.t("cancel")}
      </button>
      <button type="button" class="send" aria-label={widget.t("send")} disabled={seconds < 1} onClick={send}>
        <SendIcon />
      </button>
    </div>
  );
}
