/** What a message says, by its kind. A kind this widget does not know shows its text. */
import type { Content } from "../../state/types";
import { widget } from "../context";
import { Later } from "./Later";
import { Markdown, Plain } from "./Markdown";

interface Props {
  id: string;
  kind: string;
  content: Content;
  /** What the customer picked before, if anything. */
  chosen?: string | null;
  /** Buttons still count: the customer has said nothing since. */
  open?: boolean;
}

export function Body({ id, kind, content, chosen = null, open = false }: Props) {
  const text = content.text ?? "";
  if (kind === "card") return <Later what="Card" id={id} content={content} chosen={chosen} open={open} />;
  if (kind === "choices" || kind === "markdown")
    return (
      <>
        <Markdown text={text} />
        <Picks
          id={id}
          options={content.options ?? ((open && content.related) || [])}
          chosen={chosen}
          open={open}
        />
      </>
    );
  if ((kind === "image" || kind === "file") && content.attachment) {
    return (
      <>
        <Later what={kind === "image" ? "Picture" : "FileCard"} attachment={content.attachment} />
        {text && <Plain text={text} />}
      </>
    );
  }
  return <Plain text={text} />;
}

interface PicksProps {
  id: string;
  options: { label: string; value: string }[];
  links?: { label: string; href: string }[];
  chosen: string | null;
  open: boolean;
}

/** Choices as buttons; the same words may be typed instead. */
export function Picks({ id, options, links = [], chosen, open }: PicksProps) {
  if (!options.length && !links.length) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons
    <div class="picks" role="group" aria-label={widget.t("choose")}>
      {links.map(({ label, href }) => (
        <a key={label} class="pick" href={href} target="_blank" rel="noopener noreferrer">
          {label}
        </a>
      ))}
      {options.map(({ label, value }) => (
        <button
          type="button"
          key={value}
          class={chosen === value ? "pick chosen" : "pick"}
          aria-pressed={chosen === value}
          disabled={!open}
          onClick={() => widget.sendText(value, id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
