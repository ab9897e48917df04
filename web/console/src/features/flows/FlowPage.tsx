import type { FlowFull } from "@api/flows";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { Trouble } from "@/core/Trouble";
import { Workspace } from "./Workspace";

/** One flow: its picture and its file, side by side. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useTranslation("flows");
  const { data, error } = useQuery({
    queryKey: ["flows", "one", id],
    queryFn: ({ signal }) => get<FlowFull>(`/flows/${id}`, signal),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY, // what is in hand is not pulled away; saving says when somebody else was faster
    gcTime: 0,
  });
  if (data) return <Workspace key={data.id} flow={data} />;
  return (
    <Page wide title={t("title")} back={{ to: "/flows", label: t("title") }}>
      {error ? <Trouble error={error} /> : <SkeletonRows count={4} height={56} />}
    </Page>
  );
}
