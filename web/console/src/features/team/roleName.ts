import type { Role } from "@api/settings";
import { useTranslation } from "react-i18next";

/** A role's name: built-in ones speak the reader's language, others as they were named. */
export function useRoleName(): (role: Role) => string {
  const { t } = useTranslation("roles");
  return (role) => (role.builtin ? t(`named.${role.key}`, { defaultValue: role.name }) : role.name);
}
