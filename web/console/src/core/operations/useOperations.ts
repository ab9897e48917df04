import type { Operation } from "@api/actions";
import { useTranslation } from "react-i18next";
import { useList } from "@/core/pages";

/** The operations of enabled connectors, their arguments in the reader's words. */
export function useOperations(enabled = true) {
  const { i18n } = useTranslation();
  return useList<Operation>(`operations-${i18n.language}`, "/operations", enabled);
}
