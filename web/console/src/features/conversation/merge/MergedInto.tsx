import type { Row } from "@api/contract";
import type { Merged } from "@api/merging";
import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { get } from "@/core/http";
import { useUnmerge } from "./useUnmerge";

/** Where a merged conversation goes on, and the way back while there is one. */
export function MergedInto({ row }: { row: Row }) {
  const { t } = useTranslation("conversation");
  const navigate = useNavigate();
  const unmerge = useUnmerge();
  const { data } = useQuery({
    queryKey: ["merge", row.id, row.version],
    queryFn: ({ signal }) => get<Merged>(`/conversations/${row.id}/merged`, signal),
  });
  return (
    <>
      <Button type="primary" onClick={() => navigate(`/inbox/${row.merged_into?.id}`)}>
        {t("openOther", { number: row.merged_into?.number })}
      </Button>
      {data?.may_undo && <Button onClick={() => void unmerge(row.id)}>{t("unmerge")}</Button>}
    </>
  );
}
