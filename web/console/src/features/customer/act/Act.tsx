import type { Id } from "@api/contract";
import Button from "antd/es/button";
import { Zap } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActDrawer } from "./ActDrawer";
import styles from "./act.module.css";

/** The way to do something for the customer in the merchant's systems. */
export function Act(of: { conversationId: Id; customerId: Id; live: boolean }) {
  const { t } = useTranslation("systems");
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.way}>
      <Button icon={<Zap size={14} />} block onClick={() => setOpen(true)}>
        {t("run.button")}
      </Button>
      {open && <ActDrawer {...of} onClose={() => setOpen(false)} />}
    </div>
  );
}
