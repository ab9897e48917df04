import type { Projection } from "@api/settings";
import { useQuery } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";

const EVERY_MS = 30_000;

/** Says which derived tables stand before a fact they cannot fold; nothing while all follow the log. */
export function StoppedProjections() {
  const { t } = useTranslation("ops");
  const { data } = useQuery({
    queryKey: ["projections"],
    queryFn: ({ signal }) => get<{ items: Projection[] }>("/projections", signal),
    refetchInterval: EVERY_MS,
  });
  const stopped = data?.items.filter((one) => one.stopped) ?? [];
  if (!stopped.length) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t("projectionsStopped")}
      description={stopped.map((one) => (
        <div key={one.name}>{t("projectionStopped", { name: one.name, error: one.error, behind: one.behind })}</div>
      ))}
    />
  );
}
