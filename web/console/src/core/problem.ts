import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "./http";

/** Codes that carry advice of our own (`problem:<code>`), added to the server's sentence. */
const ADVISED = new Set([
  "offline",
  "server_error",
  "unreadable",
  "version_conflict",
  "forbidden",
  "too_many_attempts",
  "too_large",
  "database_unavailable",
  "rate_limited",
]);

/** Turns any failure into what happened and what to do. */
export function useExplain(): (error: unknown) => string {
  const { t, i18n } = useTranslation("problem");
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return t("unexpected");
      const { code, message } = error.problem;
      const advice = ADVISED.has(code) ? t(code) : "";
      if (!message) return advice || t("unreadable");
      if (!advice) return message;
      return i18n.language === "en" ? `${message} ${advice}` : `${message}${advice}`;
    },
    [t, i18n.language],
  );
}
