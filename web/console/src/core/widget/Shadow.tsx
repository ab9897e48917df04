import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

interface Props {
  styles: string;
  className?: string | undefined;
  /** Custom properties of the place, such as a brand's colours. */
  variables?: Record<string, string>;
  children: ReactNode;
}

/** A place with a style sheet of its own: nothing leaks in or out, so foreign styles may be used as they are. */
export function Shadow({ styles, className, variables, children }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useEffect(() => {
    const held = host.current;
    if (held) setRoot(held.shadowRoot ?? held.attachShadow({ mode: "open" }));
  }, []);
  useEffect(() => {
    if (!root) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  }, [root, styles]);
  return (
    <div ref={host} className={className} style={variables}>
      {root && createPortal(children, root)}
    </div>
  );
}
