import type { Role, User } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Search, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useList, useWhole } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useRoleName } from "./roleName";
import styles from "./team.module.css";

/** Whether the user may sign in. */
export const isActive = (user: User) => user.disabled_at === null;

/** Accounts and their roles. */
export function UsersTable({ onEdit }: { onEdit: (user: User) => void }) {
  const { t } = useTranslation("team");
  const users = useWhole<User>("users", "/users");
  const roles = useList<Role>("roles", "/roles");
  const [words, setWords] = useState("");
  const named = useRoleName();
  const roleName = (key: string) => {
    const role = roles.data?.find((r) => r.key === key);
    return role ? named(role) : key;
  };
  const wanted = words.trim().toLowerCase();
  const shown = users.data?.filter((u) =>
    [u.name, u.email, ...u.role_keys.map(roleName)].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <div className={styles.tools}>
        <SearchBox label={t("searchUsers")} value={words} onChange={setWords} />
      </div>
      <DataTable
        items={shown}
        error={users.error}
        caption={t("users")}
        rowKey={(u) => u.id}
        empty={
          wanted ? (
            <Empty icon={<Search size={22} />} title={t("staffing:noneFound")} hint={t("staffing:noneFoundHint")} />
          ) : (
            <Empty icon={<UserRound size={22} />} title={t("noAgents")} hint={t("noAgentsHint")} />
          )
        }
        columns={[
          { key: "name", title: t("name"), cell: (u) => <b style={{ fontWeight: 500 }}>{u.name}</b> },
          { key: "email", title: t("email"), cell: (u) => u.email },
          {
            key: "roles",
            title: t("roles"),
            cell: (u) => (
              <span className={styles.chips}>
                {u.role_keys.map((key) => (
                  <Chip key={key}>{roleName(key)}</Chip>
                ))}
              </span>
            ),
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
    </>
  );
}
