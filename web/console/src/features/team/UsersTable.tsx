import type { Role, User } from "@api/settings";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useList, usePages } from "@/core/pages";

/** Whether the user may sign in. */
export const isActive = (user: User) => user.disabled_at === null;

/** Accounts and their roles. */
export function UsersTable({ onEdit }: { onEdit: (user: User) => void }) {
  const { t } = useTranslation("team");
  const users = usePages<User>("users", "/users");
  const roles = useList<Role>("roles", "/roles");
  const roleName = (key: string) => roles.data?.find((r) => r.key === key)?.name ?? key;
  return (
    <DataTable
      {...users}
      caption={t("users")}
      rowKey={(u) => u.id}
      empty={null}
      columns={[
        { key: "name", title: t("name"), cell: (u) => <b style={{ fontWeight: 500 }}>{u.name}</b> },
        { key: "email", title: t("email"), cell: (u) => u.email },
        {
          key: "roles",
          title: t("roles"),
          cell: (u) => u.role_keys.map((key) => <Chip key={key}>{roleName(key)}</Chip>),
        },
        {
          key: "state",
          title: t("state"),
          width: 90,
          cell: (u) => <Chip tone={isActive(u) ? "accent" : "plain"}>{t(isActive(u) ? "active" : "inactive")}</Chip>,
        },
        {
          key: "edit",
          title: "",
          width: 80,
          align: "end",
          cell: (u) => (
            <Button size="small" onClick={() => onEdit(u)}>
              {t("edit")}
            </Button>
          ),
        },
      ]}
    />
  );
}
