import type { ScenarioFull } from "@api/scenarios";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { Trouble } from "@/core/Trouble";
import { Editor } from "./Editor";

/** One scenario. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useTranslation("scenarios");
  const { data, error } = useQuery({
    queryKey: ["scenario", id],
    queryFn: ({ signal }) => get<ScenarioFull>(`/scenarios/${id}`, signal),
    staleTime: Number.POSITIVE_INFINITY, // what is in hand is not pulled away; saving says when somebody else was faster
    gcTime: 0,
  });
  if (data) return <Editor key={data.id} held={data} />;
  return (
    <Page wide title={t("title")} back={{ to: "/scenarios", label: t("title") }}>
      {error ? <Trouble error={error} /> : <SkeletonRows count={4} height={56} />}
    </Page>
  );
}
