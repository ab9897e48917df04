import { safeImageUrl, safeUrl } from "../../markdown/inline";
import type { CardButton, Content } from "../../state/types";
import { Picks } from "../ui/Body";
import { Plain } from "../ui/Markdown";

/** Title, picture, fields and buttons in one frame. */
export function Card({
  id,
  content,
  chosen,
  open,
}: {
  id: string;
  content: Content;
  chosen: string | null;
  open: boolean;
}) {
  const image = content.image_url ? safeImageUrl(content.image_url) : null;
  const buttons = content.buttons ?? [];
  const links = buttons
    .map(({ label, url }) => ({ label, href: url ? safeUrl(url) : null }))
    .filter((link): link is { label: string; href: string } => link.href !== null);
  const picks = buttons.filter(
    (button): button is CardButton & { value: string } => !!button.value && !button.url,
  );
  return (
    <div class="card">
      {image && <img class="card-image" src={image} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      {content.title && <p class="card-title">{content.title}</p>}
      {content.text && <Plain text={content.text} />}
      {!!content.fields?.length && (
        <dl>
          {content.fields.map(({ label, value }, i) => (
            <div key={i}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Picks id={id} options={picks} links={links} chosen={chosen} open={open} />
    </div>
  );
}
