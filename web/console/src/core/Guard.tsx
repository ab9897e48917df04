import Modal from "antd/es/modal";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

interface Props {
  /** Something is not saved: now, or whenever it is asked. */
  dirty: boolean | RefObject<boolean>;
  /** What becomes of it; when nothing is said, it is lost. */
  hint?: string;
}

/** Asks before a page with unsaved changes is left. */
export function Guard({ dirty, hint }: Props) {
  const { t } = useTranslation();
  const now = useRef(false);
  now.current = typeof dirty === "boolean" ? dirty : dirty.current;
  const unsaved = typeof dirty === "boolean" ? now : dirty;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return (
    <Modal
      open={blocker.state === "blocked"}
      width={420}
      title={t("guard.title")}
      okText={t("guard.leave")}
      cancelText={t("guard.stay")}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {hint ?? t("guard.hint")}
    </Modal>
  );
}
