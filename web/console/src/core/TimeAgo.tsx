import { useTranslation } from "react-i18next";
import { absolute, clock, relative } from "./time";

/** A moment: relative (or the clock time), absolute on hover. */
export function TimeAgo({
  at,
  as = "relative",
  className,
}: {
  at: string;
  as?: "relative" | "clock";
  className?: string;
}) {
  const { i18n } = useTranslation();
  const text = as === "clock" ? clock(at, i18n.language) : relative(at, i18n.language);
  return (
    <time dateTime={at} title={absolute(at, i18n.language)} className={`zk-num ${className ?? ""}`}>
      {text}
    </time>
  );
}
