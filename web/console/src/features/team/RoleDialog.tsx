import type { Inbox, Role } from "@api/settings";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useSaving } from "@/core/useSaving";
import { GrantsEditor } from "./GrantsEditor";
import { commonLimit, limitTo, mixedLimits } from "./grants";
import { useRoleName } from "./roleName";
import styles from "./roles.module.css";

const KEY = /^[a-z][a-z0-9_]{1,40}$/;

interface Props {
  /** The role to change; null makes one. */
  role: Role | null;
  /** The role that a new one begins as. */
  like: Role | null;
  onClose: () => void;
}

/** Makes or changes a role: its name and its permissions, each with how far it reaches. */
export function RoleDialog({ role, like, onClose }: Props) {
  const { t } = useTranslation("roles");
  const named = useRoleName();
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  const [name, setName] = useState(role ? named(role) : "");
  const [key, setKey] = useState(role?.key ?? "");
  const [grants, setGrants] = useState((role ?? like)?.grants ?? []);
  const { busy, save, wrong, rest } = useSaving(["roles"], onClose);
  const mixed = mixedLimits(grants);
  const fields = ["name", "key"];

  function send() {
    if (!role) return post("/roles", { key, name: name.trim(), grants });
    return patch(`/roles/${role.id}`, role.builtin ? { grants } : { name: name.trim(), grants });
  }

  return (
    <Modal
      open
      width={640}
      title={role ? t("editNamed", { name: named(role) }) : like ? t("copyNamed", { name: named(like) }) : t("add")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() || !KEY.test(key) }}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <Field label={t("name")} problem={wrong("name")} {...(role?.builtin ? { hint: t("builtinName") } : {})}>
            <Input
              autoFocus={!role}
              maxLength={60}
              disabled={role?.builtin ?? false}
              value={name}
              onChange={(e) => setName(e.target.value)}
            />
          </Field>
          <Field label={t("key")} hint={t("keyHint")} problem={wrong("key")}>
            <Input disabled={Boolean(role)} value={key} onChange={(e) => setKey(e.target.value)} />
          </Field>
        </div>
        <GrantsEditor grants={grants} onChange={setGrants} />
        <Field label={t("channels")} hint={t(mixed ? "channelsMixed" : "channelsHint")}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            placeholder={t(mixed ? "channelsDiffer" : "everyChannel")}
            value={commonLimit(grants) ?? []}
            options={(inboxes.data ?? []).map((i) => ({ value: i.id, label: i.name }))}
            onChange={(ids: string[]) => setGrants(limitTo(grants, ids))}
          />
        </Field>
        {role && <Consequences items={[t("effect")]} />}
        {rest(fields) && (
          <p role="alert" className={styles.problem}>
            {rest(fields)}
          </p>
        )}
      </div>
    </Modal>
  );
}
