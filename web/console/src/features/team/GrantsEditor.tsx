import type { Grant } from "@api/contract";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useTranslation } from "react-i18next";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import { AREAS, byPermission, isScoped, type Scope, scopesOf, withScopes } from "./grants";
import styles from "./roles.module.css";

interface Props {
  grants: Grant[];
  onChange: (grants: Grant[]) => void;
}

/** Every permission in plain words, with a switch or with how far it reaches. What one lacks oneself cannot be given. */
export function GrantsEditor({ grants, onChange }: Props) {
  const { t } = useTranslation("roles");
  const { me } = useSession();
  const held = byPermission(grants);

  function control(permission: string) {
    const scopes = (held[permission] ?? []).map((g) => g.scope);
    const lacking = !can(me, permission) && !scopes.length;
    const common = { disabled: lacking, "aria-label": t(`can.${permission}`), title: lacking ? t("lacking") : "" };
    if (!isScoped(permission))
      return (
        <Switch
          {...common}
          checked={scopes.length > 0}
          onChange={(on) => onChange(withScopes(grants, permission, on ? ["all"] : []))}
        />
      );
    return (
      <Select
        {...common}
        mode="multiple"
        className={styles.scopes ?? ""}
        showSearch={false}
        placeholder={t("not")}
        value={scopes}
        options={scopesOf(permission).map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={(next: Scope[]) => onChange(withScopes(grants, permission, next))}
      />
    );
  }

  return (
    <div className={styles.editor}>
      {AREAS.map((area) => (
        <fieldset key={area.key}>
          <legend>{t(`area.${area.key}`)}</legend>
          {area.permissions.map((permission) => (
            <div key={permission} className={styles.right}>
              <span>{t(`can.${permission}`)}</span>
              {control(permission)}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
