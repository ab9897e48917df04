import type { LanguageModelState } from "@api/languageModel";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { Health } from "./Health";
import { ModelForm } from "./ModelForm";
import styles from "./model.module.css";
import { Usage } from "./Usage";

const KEY = ["language-model"];

/** The language model that the assistant may use: where it is, what for, whether it answers, what it used. */
export function Component() {
  const { t } = useTranslation("model");
  const explain = useExplain();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<LanguageModelState>("/language-model", signal),
  });
  const kept = (now: LanguageModelState) => {
    client.setQueryData(KEY, now);
    void client.invalidateQueries({ queryKey: ["language-model-usage"] });
  };
  return (
    <Page title={t("title")} hint={t("hint")}>
      {error ? (
        <p role="alert">{explain(error)}</p>
      ) : !data ? (
        <SkeletonRows count={6} />
      ) : (
        <div className={styles.page}>
          {data.model && <Health key={data.model.version} held={data.model} />}
          <ModelForm key={data.model?.version ?? 0} state={data} onSaved={kept} />
          <Usage />
        </div>
      )}
    </Page>
  );
}
