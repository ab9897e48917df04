import type { Id } from "@api/contract";
import Button from "antd/es/button";
import { Columns2, X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "@/core/commands";
import { withWords } from "@/core/i18n";
import { dialogOpen, useKeys } from "@/core/keys";
import { useLive } from "@/features/live/store";
import styles from "./Beside.module.css";
import { Divider } from "./Divider";

const BesideDialog = lazy(() => withWords(import("./BesideDialog")).then((m) => ({ default: m.BesideDialog })));

interface Props {
  id: Id;
  beside: Id | null;
  /** Both stand there: the window is wide enough. */
  split: boolean;
  active: Id | undefined;
  picking: boolean;
  touch: (id: Id) => void;
  swap: () => void;
  close: (which: Id) => void;
  onPick: (picking: boolean) => void;
  onOpen: (id: Id) => void;
}

/** Where one writes in a conversation, else the conversation itself. */
function focusOn(id: Id): void {
  const place = document.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  (place?.querySelector<HTMLElement>("textarea") ?? place)?.focus();
}

/** What comes with a second conversation: the line between the two, keys and commands; or why it is not there. */
export function Beside({ id, beside, split, active, picking, touch, swap, close, onPick, onOpen }: Props) {
  const { t } = useTranslation("inbox");
  const other = beside && (active === id ? beside : id);

  function change(act: () => void, then: Id | null = null) {
    act();
    requestAnimationFrame(() => then && focusOn(then));
  }
  const toOther = () => other && change(() => touch(other), other);
  const held = useRef(toOther);
  held.current = toOther;
  // Unlike the other keys it counts while one writes, too.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !(event.ctrlKey || event.metaKey || event.altKey);
      if (!split || event.key !== "F6" || !plain || event.isComposing || dialogOpen()) return;
      event.preventDefault();
      held.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [split]);

  const closeActive = beside && active ? () => close(active) : undefined;
  const wide = split || !beside;
  useKeys({
    b: wide ? () => onPick(true) : undefined,
    B: closeActive,
    s: split ? swap : undefined,
  });
  const group = t("beside.group");
  useCommands([
    ...(wide ? [{ id: "beside", group, label: t("beside.another"), keys: "B", run: () => onPick(true) }] : []),
    ...(split
      ? [
          { id: "other", group, label: t("beside.other"), keys: "F6", run: () => void toOther() },
          { id: "swap", group, label: t("beside.swap"), keys: "S", run: swap },
        ]
      : []),
    ...(closeActive ? [{ id: "close", group, label: t("beside.close"), keys: "Shift B", run: closeActive }] : []),
  ]);

  return (
    <>
      {split && <Divider onSwap={swap} />}
      {beside && !split && (
        <p className={styles.notice} role="status">
          <span>{t("beside.narrow")}</span>
          <Button size="small" onClick={swap}>
            {t("beside.show")}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<X size={15} />}
            aria-label={t("beside.no")}
            title={t("beside.no")}
            onClick={() => close(beside)}
          />
        </p>
      )}
      <Suspense>
        {picking && <BesideDialog held={[id, beside]} onOpen={onOpen} onClose={() => onPick(false)} />}
      </Suspense>
    </>
  );
}

interface ToolsProps {
  id: Id;
  split: boolean;
  active: boolean;
  close: (which: Id) => void;
  onPick: (picking: boolean) => void;
}

/** In a conversation's header: put another beside it, or close one of the two; and what came where one does not look. */
export function PaneTools({ id, split, active, close, onPick }: ToolsProps) {
  const { t } = useTranslation("inbox");
  const unread = useLive((s) => s.rows[id]?.unread ?? 0);
  const label = t(split ? "beside.close" : "beside.another");
  return (
    <>
      {split && (
        <span role="status" className={styles.status}>
          {!active && unread > 0 && <b className="zk-num">{t("unread", { n: unread })}</b>}
        </span>
      )}
      <Button
        type="text"
        icon={split ? <X size={18} /> : <Columns2 size={18} />}
        aria-label={label}
        title={label}
        onClick={() => (split ? close(id) : onPick(true))}
      />
    </>
  );
}
