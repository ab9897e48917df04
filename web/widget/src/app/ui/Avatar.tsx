import { safeImageUrl } from "../../markdown/inline";
import { widget } from "../context";
import { AssistantMark } from "./icons";

interface Face {
  kind: string;
  name: string;
  avatar_url?: string | null;
}

/** A round picture or first letter for a person, a square with a spark for the assistant. */
export function Avatar({ face, size = 28 }: { face: Face; size?: number }) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.44}px` };
  const own = face.kind === "person" ? face.avatar_url : widget.view.info?.avatar;
  if (face.kind !== "person" && !own)
    return (
      <span class="avatar mark" style={style} aria-hidden="true">
        <AssistantMark size={size * 0.6} />
      </span>
    );
  const url = own ? safeImageUrl(new URL(own, location.href).href) : null;
  return (
    <span class="avatar" style={style} aria-hidden="true">
      {url ? <img src={url} alt="" referrerpolicy="no-referrer" /> : [...face.name][0]?.toUpperCase()}
    </span>
  );
}
