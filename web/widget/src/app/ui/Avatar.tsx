import { safeImageUrl } from "../../markdown/inline";
import { AssistantMark } from "./icons";

interface Face {
  kind: string;
  name: string;
  avatar_url?: string | null;
}

/** A round picture or first letter for a person, a square with a spark for the assistant. */
export function Avatar({ face, size = 28 }: { face: Face; size?: number }) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.44}px` };
  if (face.kind !== "person")
    return (
      <span class="avatar mark" style={style} aria-hidden="true">
        <AssistantMark size={size * 0.6} />
      </span>
    );
  const url = face.avatar_url ? safeImageUrl(new URL(face.avatar_url, location.href).href) : null;
  return (
    <span class="avatar" style={style} aria-hidden="true">
      {url ? <img src={url} alt="" referrerpolicy="no-referrer" /> : [...face.name][0]?.toUpperCase()}
    </span>
  );
}
