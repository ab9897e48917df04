import type { Content, MessageKind } from "@api/contract";
import { Markdown, safeHref } from "@ui/Markdown";
import { linkify } from "@widget/markdown/inline";
import { Download, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./bodies.module.css";

const UNITS = ["B", "KB", "MB", "GB"];

/** A size people read: 48 KB. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

/** Words as they were typed, with web addresses to follow: the same ones that are links in the widget. */
function PlainText({ text }: { text: string }) {
  return linkify(text).map((part, i) =>
    part.type === "link" ? (
      <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.children.map((one) => ("text" in one ? one.text : ""))}
      </a>
    ) : (
      "text" in part && part.text
    ),
  );
}

function ImageBody({ content }: { content: Content }) {
  const { attachment: a, text } = content;
  if (!a) return null;
  const ratio = a.width && a.height ? { aspectRatio: `${a.width} / ${a.height}`, width: Math.min(a.width, 320) } : {};
  return (
    <figure className={styles.image}>
      <a href={a.url} target="_blank" rel="noreferrer">
        <img src={a.url} alt={text || a.name} style={ratio} loading="lazy" />
      </a>
      {text && (
        <figcaption>
          <PlainText text={text} />
        </figcaption>
      )}
    </figure>
  );
}

function FileBody({ content }: { content: Content }) {
  const { attachment: a, text } = content;
  const { t } = useTranslation("conversation");
  if (!a) return null;
  // A voice note's name says how long it is; recordings carry no length of their own.
  const seconds = /^(audio|video)\//.test(a.media_type) && /^voice-(\d{1,2})s\./.exec(a.name)?.[1];
  if (seconds)
    return (
      <figure className={styles.voice}>
        {/* biome-ignore lint/a11y/useMediaCaption: what a customer says has no captions */}
        <audio controls preload="metadata" src={a.url} aria-label={t("voiceNote", { seconds })} />
        <figcaption>{t("voiceNote", { seconds })}</figcaption>
      </figure>
    );
  return (
    <>
      <a className={styles.file} href={a.url} target="_blank" rel="noreferrer" download={a.name}>
        <FileText size={22} aria-hidden="true" />
        <span>
          <strong>{a.name}</strong>
          <small className="zk-num">{fileSize(a.size)}</small>
        </span>
        <Download size={15} aria-hidden="true" />
      </a>
      {text && (
        <p className={styles.text}>
          <PlainText text={text} />
        </p>
      )}
    </>
  );
}

function CardBody({ content }: { content: Content }) {
  return (
    <div className={styles.card}>
      {content.image_url && safeHref(content.image_url) && <img src={content.image_url} alt="" loading="lazy" />}
      <strong>{content.title}</strong>
      {content.text && <p className={styles.text}>{content.text}</p>}
      {content.fields && content.fields.length > 0 && (
        <dl>
          {content.fields.map((f) => (
            <div key={f.label}>
              <dt>{f.label}</dt>
              <dd className="zk-num">{f.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.buttons}>
        {content.buttons?.map((b) => {
          const href = b.url ? safeHref(b.url) : null;
          return href ? (
            <a key={b.label} href={href} target="_blank" rel="noreferrer">
              {b.label}
            </a>
          ) : (
            <span key={b.label}>{b.label}</span>
          );
        })}
      </div>
    </div>
  );
}

function Offered({ label, options }: { label: string; options: Content["options"] }) {
  return (
    <ul className={styles.choices} aria-label={label}>
      {options?.map((o) => (
        <li key={o.id}>{o.label}</li>
      ))}
    </ul>
  );
}

/** An answer or a question back, with what the customer could press. */
function WordsBody({ content }: { content: Content }) {
  const { t } = useTranslation("conversation");
  return (
    <>
      {content.text && <Markdown text={content.text} />}
      {content.options && <Offered label={t("choices")} options={content.options} />}
      {content.related && content.related.length > 0 && (
        <>
          <small className={styles.label}>{t("related")}</small>
          <Offered label={t("related")} options={content.related} />
        </>
      )}
    </>
  );
}

/** What a message says, by its kind. Buttons and choices are the customer's: shown here, not pressed. */
export function Body({ kind, content }: { kind: MessageKind; content: Content }) {
  switch (kind) {
    case "markdown":
    case "choices":
      return <WordsBody content={content} />;
    case "image":
      return <ImageBody content={content} />;
    case "file":
      return <FileBody content={content} />;
    case "card":
      return <CardBody content={content} />;
    default:
      return (
        <p className={styles.text}>
          <PlainText text={content.text ?? ""} />
        </p>
      );
  }
}
