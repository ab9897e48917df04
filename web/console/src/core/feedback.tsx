import Button from "antd/es/button";
import type { MessageInstance } from "antd/es/message/interface";
import useMessage from "antd/es/message/useMessage";
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

const ConfirmDialog = lazy(() => import("./ConfirmDialog").then((m) => ({ default: m.ConfirmDialog })));

/** A question before what cannot be undone. */
export interface Confirmation {
  title: string;
  /** What will be lost. */
  content: ReactNode;
  okText: string;
  danger?: boolean;
  onOk: () => Promise<unknown> | undefined;
}

interface Feedback {
  message: MessageInstance;
  confirm: (question: Confirmation) => void;
}

/** Messages stand below the headers of pages, whose buttons stay in reach. */
const BELOW_HEADERS = 68;

const FeedbackContext = createContext<Feedback | null>(null);

/** Short messages and confirmations, in the theme; the parts of Ant Design's App that are used, and no more. */
export function FeedbackProvider({ children }: { children: ReactNode }) {
  const [message, messagePlace] = useMessage({ maxCount: 3, top: BELOW_HEADERS });
  const [question, setQuestion] = useState<Confirmation | null>(null);
  const feedback = useMemo(() => ({ message, confirm: setQuestion }), [message]);
  return (
    <FeedbackContext value={feedback}>
      {messagePlace}
      {children}
      <Suspense>{question && <ConfirmDialog question={question} onClose={() => setQuestion(null)} />}</Suspense>
    </FeedbackContext>
  );
}

/** Says what was done or went wrong, and asks before what cannot be undone. */
export function useFeedback(): Feedback {
  const feedback = useContext(FeedbackContext);
  if (!feedback) throw new Error("useFeedback outside FeedbackProvider");
  return feedback;
}

const UNDO_S = 6;

/** Says that something was done, with a way back. */
export function useUndo(): (text: string, undo: () => unknown) => void {
  const { message } = useFeedback();
  const { t } = useTranslation();
  return (text, undo) => {
    const key = `undo-${text}`;
    const back = () => {
      message.destroy(key);
      void undo();
    };
    const content = (
      <span>
        {text}
        <Button type="link" size="small" onClick={back}>
          {t("undo")}
        </Button>
      </span>
    );
    void message.open({ key, type: "success", duration: UNDO_S, content });
  };
}
