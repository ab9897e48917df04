import { useTranslation } from "react-i18next";
import { useTime } from "../useTime";

const CHOICES: Record<string, string> = { locale: "locale", kind: "kind", audience: "audience" };

/** Writes a field's value for people: lists as lines, times in the workspace's zone, choices by their words. */
export function useSay(): (field: string, value: unknown) => string {
  const { t } = useTranslation("knowledge");
  const time = useTime();
  return (field, value) => {
    if (value === null || value === undefined || value === "") return t("none_");
    if (Array.isArray(value)) return value.length ? value.join("\n") : t("none_");
    if (field === "valid_from" || field === "valid_until") return time(String(value));
    if (field === "folder_id" || field === "owner_id") return t("conflict.another");
    if (CHOICES[field]) return t(`${CHOICES[field]}.${value}`);
    if (typeof value === "object")
      return (
        Object.entries(value)
          .map(([kind, text]) => `${t(`channel.${kind}`)}: ${text}`)
          .join("\n") || t("none_")
      );
    return String(value);
  };
}
