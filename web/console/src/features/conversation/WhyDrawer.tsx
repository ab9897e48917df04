import type { Id } from "@api/contract";
import Drawer from "antd/es/drawer";
import { useTranslation } from "react-i18next";
import { TurnWhy } from "./TurnWhy";

/** The reasons of one turn, beside the conversation. */
export function WhyDrawer({
  conversationId,
  turnId,
  onClose,
}: {
  conversationId: Id;
  turnId: Id;
  onClose: () => void;
}) {
  const { t } = useTranslation("conversation");
  return (
    <Drawer open title={t("why.title")} size={420} onClose={onClose}>
      <TurnWhy conversationId={conversationId} turnId={turnId} />
    </Drawer>
  );
}
