import type { Base } from "@api/knowledge";
import { Empty } from "@ui/Empty";
import Select from "antd/es/select";
import { Library } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { Trouble } from "@/core/Trouble";
import { ownBase } from "./bases";
import { KnowledgeTabs } from "./KnowledgeTabs";

interface Props {
  title: string;
  hint: string;
  children: (base: Base) => ReactNode;
}

/** A page about one base at a time: which one, the address keeps. */
export function OneBase({ title, hint, children }: Props) {
  const { t } = useTranslation("knowledge");
  const [params, setParams] = useSearchParams();
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const base = bases.data?.find((b) => b.id === params.get("base")) ?? ownBase(bases.data);
  return (
    <Page
      wide
      title={title}
      hint={hint}
      tabs={<KnowledgeTabs />}
      tools={
        <Select
          style={{ minWidth: 200 }}
          aria-label={t("base")}
          loading={bases.isLoading}
          value={base?.id ?? null}
          options={(bases.data ?? []).map((b) => ({ value: b.id, label: b.name }))}
          onChange={(id: string) => setParams({ base: id }, { replace: true })}
        />
      }
    >
      {base && children(base)}
      {bases.error && !bases.data && <Trouble error={bases.error} />}
      {bases.data?.length === 0 && <Empty icon={<Library size={22} />} title={t("noBases")} hint={t("noBasesHint")} />}
    </Page>
  );
}
