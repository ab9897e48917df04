import type { MessageInstance } from "antd/es/message/interface";
import useMessage from "antd/es/message/useMessage";
import type { HookAPI } from "antd/es/modal/useModal";
import useModal from "antd/es/modal/useModal";
import { createContext, type ReactNode, useContext, useMemo } from "react";

interface Feedback {
  message: MessageInstance;
  modal: HookAPI;
}

const FeedbackContext = createContext<Feedback | null>(null);

/** Short messages and confirmations, in the theme; the parts of Ant Design's App that are used, and no more. */
export function FeedbackProvider({ children }: { children: ReactNode }) {
  const [message, messagePlace] = useMessage({ maxCount: 3 });
  const [modal, modalPlace] = useModal();
  const feedback = useMemo(() => ({ message, modal }), [message, modal]);
  return (
    <FeedbackContext value={feedback}>
      {messagePlace}
      {modalPlace}
      {children}
    </FeedbackContext>
  );
}

/** Says what was done or went wrong, and asks before what cannot be undone. */
export function useFeedback(): Feedback {
  const feedback = useContext(FeedbackContext);
  if (!feedback) throw new Error("useFeedback outside FeedbackProvider");
  return feedback;
}
