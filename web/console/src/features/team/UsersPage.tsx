import type { User } from "@api/settings";
import Button from "antd/es/button";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/core/Page";
import { TeamTabs } from "./TeamTabs";
import { UserDialog } from "./UserDialog";
import { UsersTable } from "./UsersTable";

/** Everyone's account and roles. */
export function Component() {
  const { t } = useTranslation("team");
  const [dialog, setDialog] = useState<{ user: User | null } | null>(null);
  return (
    <Page
      title={t("users")}
      hint={t("usersHint")}
      tabs={<TeamTabs />}
      actions={
        <Button type="primary" icon={<Plus size={15} />} onClick={() => setDialog({ user: null })}>
          {t("addUser")}
        </Button>
      }
    >
      <UsersTable onEdit={(user) => setDialog({ user })} />
      {dialog && <UserDialog user={dialog.user} onClose={() => setDialog(null)} />}
    </Page>
  );
}
