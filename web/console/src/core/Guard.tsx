import Modal from "antd/es/modal";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

/** Asks before a page with unsaved words is left; the words stay on this device either way. */
export function Guard({ dirty }: { dirty: RefObject<boolean> }) {
  const { t } = useTranslation("knowledge");
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);
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
      {t("guard.hint")}
    </Modal>
  );
}
