import type { Role, User } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { ApiError, patch, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useRoleName } from "./roleName";
import styles from "./team.module.css";
import { isActive } from "./UsersTable";

/** Adds a colleague, or changes name, roles and whether the account may sign in. */
export function UserDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation("team");
  const explain = useExplain();
  const queries = useQueryClient();
  const roles = useList<Role>("roles", "/roles");
  const named = useRoleName();
  const [name, setName] = useState(user?.name ?? "");
  const [email, setEmail] = useState(user?.email ?? "");
  const [password, setPassword] = useState("");
  const [roleKeys, setRoleKeys] = useState(user?.role_keys ?? ["agent"]);
  const [active, setActive] = useState(user ? isActive(user) : true);
  const [problem, setProblem] = useState<{ field: string | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);

  async function save() {
    setBusy(true);
    setProblem(null);
    try {
      if (user) await patch(`/users/${user.id}`, { name, role_keys: roleKeys, disabled: !active });
      else await post("/users", { name, email, password, role_keys: roleKeys });
      await queries.invalidateQueries({ queryKey: ["users"] });
      onClose();
    } catch (error) {
      setProblem({ field: error instanceof ApiError ? error.problem.field : null, text: explain(error) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={user ? t("editUser", { name: user.name }) : t("addUser")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() || (!user && (!email.trim() || !password)) }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("name")} problem={wrong("name")}>
          <Input value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("email")} problem={wrong("email")}>
          <Input type="email" value={email} disabled={Boolean(user)} onChange={(e) => setEmail(e.target.value)} />
        </Field>
        {!user && (
          <Field label={t("password")} hint={t("passwordHint")} problem={wrong("password")}>
            <Input.Password
              autoComplete="new-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          </Field>
        )}
        <Field label={t("roles")} hint={t("rolesHint")} problem={wrong("role_keys")}>
          <Select
            mode="multiple"
            value={roleKeys}
            options={(roles.data ?? []).map((r) => ({ value: r.key, label: named(r) }))}
            onChange={setRoleKeys}
          />
        </Field>
        {user && (
          <Field label={t("mayEnter")} hint={t("mayEnterHint")}>
            <Switch checked={active} onChange={setActive} />
          </Field>
        )}
        {problem && !["name", "email", "password", "role_keys"].includes(problem.field ?? "") && (
          <p role="alert" className={styles.problem}>
            {problem.text}
          </p>
        )}
      </div>
    </Modal>
  );
}
