import type { Role, User } from "@api/settings";
import { Empty } from "@ui/Empty";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { Plus, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/core/Page";
import { useList, useWhole } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { RoleCard } from "./RoleCard";
import { useRoleName } from "./roleName";
import styles from "./roles.module.css";
import { TeamTabs } from "./TeamTabs";

const RoleDialog = lazy(() => import("./RoleDialog").then((m) => ({ default: m.RoleDialog })));

/** What is being edited: an existing role, or a new one beginning as a copy. */
interface Editing {
  role: Role | null;
  like: Role | null;
}

/** Roles: who has them and what they let one see and do, in plain words. */
export function Component() {
  const { t } = useTranslation("roles");
  const explain = useExplain();
  const mayManage = useCan("role.manage");
  const roles = useList<Role>("roles", "/roles");
  const named = useRoleName();
  const users = useWhole<User>("users", "/users");
  const [words, setWords] = useState("");
  const [editing, setEditing] = useState<Editing | null>(null);
  const holders = (key: string) => users.data?.filter((u) => u.role_keys.includes(key)) ?? [];
  const wanted = words.trim().toLowerCase();
  const shown = roles.data?.filter((r) =>
    [named(r), r.key, ...holders(r.key).map((u) => u.name)].some((text) => text.toLowerCase().includes(wanted)),
  );

  return (
    <Page
      title={t("title")}
      hint={t("hint")}
      tabs={<TeamTabs />}
      actions={
        <Button
          type="primary"
          icon={<Plus size={15} />}
          disabled={!mayManage}
          title={mayManage ? undefined : t("common:noGrant")}
          onClick={() => setEditing({ role: null, like: null })}
        >
          {t("add")}
        </Button>
      }
      tools={<SearchBox label={t("search")} value={words} onChange={setWords} />}
    >
      {roles.error && (
        <p role="alert" className={styles.problem}>
          {explain(roles.error)}
        </p>
      )}
      {!roles.data && !roles.error && <SkeletonRows count={4} height={72} />}
      <div className={styles.stack}>
        {shown?.map((role) => (
          <RoleCard
            key={role.id}
            role={role}
            holders={holders(role.key)}
            onEdit={mayManage && role.key !== "owner" ? () => setEditing({ role, like: null }) : null}
            onCopy={mayManage ? () => setEditing({ role: null, like: role }) : null}
          />
        ))}
      </div>
      {shown?.length === 0 && (
        <Empty icon={<Search size={22} />} title={t("staffing:noneFound")} hint={t("staffing:noneFoundHint")} />
      )}
      <Suspense>
        {editing && <RoleDialog role={editing.role} like={editing.like} onClose={() => setEditing(null)} />}
      </Suspense>
    </Page>
  );
}
