import type { AsidePayload } from "@api/settings";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { CircleCheckBig, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/core/DataTable";
import { usePages } from "@/core/pages";
import { TimeAgo } from "@/core/TimeAgo";
import { useAgain } from "./again";
import styles from "./ops.module.css";

/** Messages that came in but could not be processed: kept whole, with the reason, and replayed from here. */
export function AsideTable() {
  const { t } = useTranslation("ops");
  const { busy, again } = useAgain("inbound", t("replayed"));
  const payloads = usePages<AsidePayload>("inbound", "/inbound");
  return (
    <DataTable
      {...payloads}
      caption={t("jobState.aside")}
      rowKey={(p) => p.id}
      empty={<Empty icon={<CircleCheckBig size={22} />} title={t("noJobs.aside")} hint={t("noAsideHint")} />}
      columns={[
        {
          key: "external",
          title: t("externalId"),
          cell: (p) => (
            <div className={styles.task}>
              <code>{p.external_id}</code>
              <span>{p.error}</span>
            </div>
          ),
        },
        {
          key: "at",
          title: t("when"),
          width: 140,
          cell: (p) => p.received_at && <TimeAgo at={p.received_at} />,
        },
        {
          key: "replay",
          title: "",
          width: 110,
          align: "end",
          cell: (p) => (
            <Button
              size="small"
              icon={<RotateCcw size={13} />}
              loading={busy === p.id}
              onClick={() => void again(p.id, `/inbound/${p.id}/replay`)}
            >
              {t("replay")}
            </Button>
          ),
        },
      ]}
    />
  );
}
