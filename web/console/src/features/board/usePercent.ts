import { useTranslation } from "react-i18next";

/** A share as people read it: whole percents; null stays null. */
export function usePercent() {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (share: number | null) => (share === null ? null : format.format(share));
}
