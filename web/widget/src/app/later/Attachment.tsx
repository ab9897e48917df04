import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../state/types";
import { widget } from "../context";
import { formatSize } from "../i18n";
import { CrossIcon, FileIcon } from "./icons";
import { say } from "./words";

const blobs = new Map<string, Promise<string>>();

/** An address inside this page for the attachment's bytes, fetched once with the visitor's token. */
function useBytes(attachment: Attachment, wanted: boolean): { url: string | null; failed: boolean } {
  const local = attachment.url.startsWith("blob:")
    ? attachment.url
    : (widget.outgoing.uploads.previews.get(attachment.id) ?? null);
  const [url, setUrl] = useState<string | null>(local);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || local) return;
    let gone = false;
    const source = attachment.url;
    const loading = blobs.get(source) ?? widget.api.file(source).then((blob) => URL.createObjectURL(blob));
    blobs.set(source, loading);
    loading.then(
      (made) => gone || setUrl(made),
      () => {
        blobs.delete(source);
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [attachment.url, wanted, local, widget]);
  return { url: local ?? url, failed };
}

/** A picture; a click shows it large. Its place is kept while it loads, so nothing jumps. */
export function Picture({ attachment }: { attachment: Attachment }) {
  const { url, failed } = useBytes(attachment, true);
  const [broken, setBroken] = useState(false);
  const [large, setLarge] = useState(false);
  const ratio = attachment.width && attachment.height ? attachment.width / attachment.height : null;
  if (failed || broken) return <FileCard attachment={attachment} note={say("image_failed")} />;
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`${say("view_image")} ${attachment.name}`}
        style={ratio ? { aspectRatio: String(Math.min(2.2, Math.max(0.6, ratio))) } : {}}
        onClick={() => url && setLarge(true)}
      >
        {url && <img src={url} alt={attachment.name} onError={() => setBroken(true)} />}
      </button>
      {large && url && <Lightbox url={url} name={attachment.name} onClose={() => setLarge(false)} />}
    </>
  );
}

function Lightbox({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  return (
    <div
      class="lightbox"
      role="dialog"
      aria-modal="true"
      aria-label={name}
      onClick={onClose}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Tab") event.preventDefault();
        if (event.key === "Escape") onClose();
      }}
    >
      <img src={url} alt={name} />
      <button type="button" class="icon" aria-label={say("close_image")} ref={(button) => button?.focus()}>
        <CrossIcon />
      </button>
    </div>
  );
}

/** How long a voice note is, which its name says; null for any other file. */
function spoken({ name, media_type }: Attachment): number | null {
  const [, seconds] = /^voice-(\d{1,2})s\./.exec(name) ?? [];
  return seconds && /^(audio|video)\//.test(media_type) ? Number(seconds) : null;
}

function Note({ attachment, seconds }: { attachment: Attachment; seconds: number }) {
  const { url } = useBytes(attachment, true);
  const label = say("voice_note", { n: seconds });
  return (
    <span class="note">
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody says has no captions */}
      <audio controls src={url ?? undefined} aria-label={label} />
      <small>{label}</small>
    </span>
  );
}

export function FileCard({ attachment, note }: { attachment: Attachment; note?: string }) {
  const seconds = spoken(attachment);
  if (seconds !== null) return <Note attachment={attachment} seconds={seconds} />;
  return <SomeFile attachment={attachment} {...(note ? { note } : {})} />;
}

/** Anything that is no picture: name and size; a click saves it. It is never opened inside this page. */
function SomeFile({ attachment, note }: { attachment: Attachment; note?: string }) {
  const [asked, setAsked] = useState(false);
  const { url, failed } = useBytes(attachment, asked);
  useEffect(() => {
    if (!asked || !url) return;
    setAsked(false);
    const link = document.createElement("a");
    link.href = url;
    link.download = attachment.name;
    link.click();
  }, [asked, url, attachment.name]);
  return (
    <button
      type="button"
      class="file"
      aria-label={say("download", { name: attachment.name })}
      onClick={() => setAsked(true)}
    >
      <span class="file-icon">
        <FileIcon />
      </span>
      <span class="file-text">
        <b>{attachment.name}</b>
        <small>{failed ? widget.t("upload_failed") : (note ?? formatSize(attachment.size))}</small>
      </span>
    </button>
  );
}
