import Button from "antd/es/button";
import { ArrowLeftRight } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Beside.module.css";
import { HALF, keyed, limits, storedShare, storeShare, within } from "./share";

/** The line between two conversations, moved by pointer and keys, and the button that swaps them. */
export function Divider({ onSwap }: { onSwap: () => void }) {
  const { t } = useTranslation("inbox");
  const line = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(storedShare);
  const [width, setWidth] = useState(0);
  const now = within(share, width);

  useLayoutEffect(() => {
    const place = line.current?.parentElement;
    if (!place) return;
    const observer = new ResizeObserver(() => setWidth(place.clientWidth));
    observer.observe(place);
    setWidth(place.clientWidth);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => line.current?.parentElement?.style.setProperty("--share", `${now}%`), [now]);
  useEffect(() => storeShare(share), [share]);

  function onKeyDown(event: KeyboardEvent) {
    const next = keyed(event.key, event.shiftKey, now);
    if (next === null) return;
    event.preventDefault();
    setShare(within(next, width));
  }
  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const place = line.current?.parentElement;
    if (!place || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setShare(within(((event.clientX - place.getBoundingClientRect().left) / width) * 100, width));
  }

  const [least, most] = limits(width);
  const label = t("beside.swap");
  return (
    <div ref={line} className={styles.line}>
      {/* biome-ignore lint/a11y/useSemanticElements: a line that is moved, as no element of HTML is */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t("beside.divider")}
        aria-valuenow={now}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        className={styles.handle}
        onKeyDown={onKeyDown}
        onPointerDown={(e) => e.currentTarget.setPointerCapture(e.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => setShare(HALF)}
      />
      <Button
        size="small"
        shape="circle"
        className={styles.swap ?? ""}
        icon={<ArrowLeftRight size={13} />}
        aria-label={label}
        title={label}
        onClick={onSwap}
      />
    </div>
  );
}
