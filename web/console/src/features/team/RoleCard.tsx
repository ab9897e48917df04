import type { Role, User } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { del } from "@/core/http";
import { GrantsInWords } from "./GrantsInWords";
import { useRoleName } from "./roleName";
import styles from "./roles.module.css";

interface Props {
  role: Role;
  holders: User[];
  onEdit: (() => void) | null;
  onCopy: (() => void) | null;
}

const SHOWN_NAMES = 6;

/** One role: its name, who has it, and on demand what it lets one do. */
export function RoleCard({ role, holders, onEdit, onCopy }: Props) {
  const { t } = useTranslation("roles");
  const queries = useQueryClient();
  const { confirm } = useFeedback();
  const [open, setOpen] = useState(false);
  const name = useRoleName()(role);
  const names = holders.slice(0, SHOWN_NAMES).map((u) => u.name);
  const more = holders.length - names.length;

  function remove() {
    confirm({
      title: t("removeTitle", { name }),
      content: t("removeHint"),
      okText: t("remove"),
      danger: true,
      onOk: async () => {
        await del(`/roles/${role.id}`);
        await queries.invalidateQueries({ queryKey: ["roles"] });
      },
    });
  }

  return (
    <section className={styles.card} aria-label={name}>
      <header className={styles.head}>
        <div>
          <h2>
            {name} <Chip>{t(role.builtin ? "builtin" : "custom")}</Chip>
          </h2>
          <p>
            {holders.length
              ? t("holders", { count: holders.length, names: names.join(t("conversation:comma")) }) +
                (more > 0 ? t("andMore", { count: more }) : "")
              : t("nobody")}
          </p>
        </div>
        <div className={styles.actions}>
          {onCopy && <Button onClick={onCopy}>{t("copy")}</Button>}
          {onEdit && <Button onClick={onEdit}>{t("edit")}</Button>}
          {onEdit && !role.builtin && (
            <Button
              danger
              disabled={holders.length > 0}
              title={holders.length ? t("inUse") : undefined}
              onClick={remove}
            >
              {t("remove")}
            </Button>
          )}
        </div>
      </header>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronDown size={15} aria-hidden="true" />
        {t(open ? "hideGrants" : "showGrants", { count: role.grants.length })}
      </button>
      {open && <GrantsInWords grants={role.grants} />}
    </section>
  );
}
