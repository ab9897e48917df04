import type { SystemCheck, SystemReport } from "@api/installation";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { CircleCheckBig, CircleX, RotateCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import { absolute } from "@/core/time";
import { OpsTabs } from "./OpsTabs";
import styles from "./ops.module.css";

const AGAIN_MS = 15_000;
const ICONS = { ok: CircleCheckBig, warn: TriangleAlert, fail: CircleX };
const SIZED = ["database", "disk"];
const TO: Partial<Record<SystemCheck["key"], string>> = { jobs: "/jobs", inbound: "/jobs", projections: "/jobs" };

/** How the installation is, for those who keep it running: every check with its numbers and what to do. */
export function Component() {
  const { t } = useTranslation("ops");
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["system"],
    queryFn: ({ signal }) => get<SystemReport>("/system", signal),
    refetchInterval: AGAIN_MS,
  });
  const worst = data?.checks[0]?.state ?? "ok";
  return (
    <Page
      title={t("system")}
      hint={data ? t(`systemIs.${worst}`, { version: data.version }) : t("systemHint")}
      tabs={<OpsTabs />}
      actions={
        <Button icon={<RotateCw size={14} />} loading={isFetching} onClick={() => void refetch()}>
          {t("lookAgain")}
        </Button>
      }
    >
      {error && !data && <Trouble error={error} />}
      {!data && !error && <SkeletonRows count={6} height={64} />}
      {data && (
        <>
          <ul className={styles.checks}>
            {data.checks.map((check) => (
              <Check key={check.key} check={check} />
            ))}
          </ul>
          <p className={styles.detail}>
            {t("lookedAt")} <TimeAgo at={data.at} as="clock" />
          </p>
        </>
      )}
    </Page>
  );
}

function Check({ check }: { check: SystemCheck }) {
  const { t, i18n } = useTranslation("ops");
  const Icon = ICONS[check.state];
  const to = TO[check.key];
  const { at } = check.facts;
  const facts: Record<string, number | string | null> = {
    ...check.facts,
    ...Object.fromEntries(
      Object.entries(check.facts)
        .filter(([name, value]) => name.endsWith("bytes") && typeof value === "number")
        .map(([name, value]) => [name, sized(Number(value), i18n.language)]),
    ),
    paused: t(check.facts.paused ? "off" : "on"),
    at: typeof at === "string" ? absolute(at, i18n.language) : t("never"),
  };
  const shared = SIZED.includes(check.key) && check.facts.bytes === undefined; // told to nobody who shares it
  const state = check.state === "ok" ? "is" : check.state;
  return (
    <li data-state={check.state}>
      <Icon size={18} role="img" aria-label={t(`checkState.${check.state}`)} />
      <div>
        <h2>{t(`check.${check.key}.name`)}</h2>
        <p>{t(`check.${check.key}.said`, { ...facts, ...(shared ? { context: "shared" } : {}) })}</p>
        {state !== "is" && <p>{t(`check.${check.key}.mend`, facts)}</p>}
        {state !== "is" && to && <Link to={to}>{t("look")}</Link>}
      </div>
    </li>
  );
}

const UNITS = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Bytes as people read them: 1,234,567 → 1.2 MB. */
function sized(bytes: number, language: string): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1, 0), UNITS.length - 1);
  const unit = UNITS[step] ?? "kilobyte";
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    bytes / 10 ** (3 * (step + 1)),
  );
}
