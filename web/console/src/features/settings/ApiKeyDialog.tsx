import type { ApiKey } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/core/CopyText";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import styles from "./settings.module.css";

/** Makes a key with some of one's own permissions; the key itself is shown this once. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const queries = useQueryClient();
  const { me } = useSession();
  const mine = [...new Set(me.grants.map((g) => g.permission))];
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<string[]>(mine.includes("channel.write") ? ["channel.write"] : []);
  const [made, setMade] = useState<ApiKey | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setProblem("");
    try {
      const grants = permissions.map((permission) => ({ permission, scope: "all" }));
      setMade(await post<ApiKey>("/api-keys", { name: name.trim(), grants }));
      await queries.invalidateQueries({ queryKey: ["api-keys"] });
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  if (made)
    return (
      <Modal open title={t("keyTitle")} footer={(_, { OkBtn }) => <OkBtn />} onOk={onClose} onCancel={onClose}>
        <div className={styles.secret}>
          <p>{t("secretHint")}</p>
          <CopyText text={made.key ?? ""} label={t("keyTitle")} />
        </div>
      </Modal>
    );
  return (
    <Modal
      open
      title={t("addKey")}
      okText={t("makeKey")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() || !permissions.length }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("keyName")} hint={t("keyNameHint")}>
          <Input autoFocus value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={t("keyGrants")} hint={t("keyGrantsHint")}>
          <Select
            mode="multiple"
            value={permissions}
            options={mine.map((value) => ({ value, label: t(`permission.${value}`) }))}
            onChange={setPermissions}
          />
        </Field>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
