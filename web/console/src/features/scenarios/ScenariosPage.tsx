import type { Id } from "@api/contract";
import { SCENARIO_PATTERNS, type Scenario, type ScenarioLanguage, type ScenarioPattern } from "@api/scenarios";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Download, FileUp, FlaskConical, Play, Plus, Search } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { Chosen } from "./Chosen";
import { useColumns } from "./columns";
import { ScenarioTabs } from "./ScenarioTabs";

const RunDialog = lazy(() => import("./RunDialog").then((m) => ({ default: m.RunDialog })));
const ImportDialog = lazy(() => import("./ImportDialog").then((m) => ({ default: m.ImportDialog })));
const LANGUAGES = ["zh", "en"] as const;
const STATES = ["passed", "failed", "untried"] as const;

/** What the merchant wants to be true of conversations, each tried before customers meet it. */
export function Component() {
  const { t } = useTranslation("scenarios");
  const navigate = useNavigate();
  const mayEdit = useCan("knowledge.edit");
  const [words, setWords] = useState("");
  const [pattern, setPattern] = useState<ScenarioPattern>();
  const [language, setLanguage] = useState<ScenarioLanguage>();
  const [state, setState] = useState<(typeof STATES)[number]>();
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [asked, ask] = useState<"all" | "chosen" | "import" | null>(null);
  const q = useDeferredValue(words.trim());
  const found = usePages<Scenario>("scenarios", "/scenarios", { q, pattern, language, state });
  const columns = useColumns(chosen, mayEdit ? setChosen : undefined);
  const narrowed = Boolean(q || pattern || language || state);
  const some = Boolean(found.items?.length) || narrowed;

  const actions = (
    <>
      {some && (
        <Button icon={<Download size={15} />} href="/api/v1/scenario-exports" download="scenarios.yaml">
          {t("export")}
        </Button>
      )}
      {mayEdit && (
        <>
          <Button icon={<FileUp size={15} />} onClick={() => ask("import")}>
            {t("import.button")}
          </Button>
          <Button icon={<Plus size={15} />} onClick={() => navigate("/scenarios/new")}>
            {t("new")}
          </Button>
          {some && (
            <Button type="primary" icon={<Play size={15} />} onClick={() => ask("all")}>
              {t("start.all")}
            </Button>
          )}
        </>
      )}
    </>
  );
  return (
    <Page
      wide
      title={t("title")}
      hint={t("hint")}
      actions={actions}
      tabs={<ScenarioTabs />}
      tools={
        <>
          <SearchBox label={t("search")} value={words} onChange={setWords} />
          <Filter
            label={t("pattern.label")}
            any={t("pattern.any")}
            value={pattern}
            options={SCENARIO_PATTERNS.map((value) => ({ value, label: t(`pattern.${value}`) }))}
            onChange={setPattern}
          />
          <Filter
            label={t("language.label")}
            any={t("language.any")}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={setLanguage}
          />
          <Filter
            label={t("last.label")}
            any={t("last.any")}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`last.${value}`) }))}
            onChange={setState}
          />
        </>
      }
    >
      <Chosen ids={chosen} shown={found.items ?? []} onChosen={setChosen} onRun={() => ask("chosen")} />
      <DataTable
        items={found.items}
        error={found.error}
        caption={t("title")}
        rowKey={(one) => one.id}
        onMore={found.onMore}
        loadingMore={found.loadingMore}
        columns={columns}
        empty={
          narrowed ? (
            <Empty icon={<Search size={22} />} title={t("noHit")} hint={t("noHitHint")} />
          ) : (
            <Empty
              icon={<FlaskConical size={22} />}
              title={t("none")}
              hint={t("noneHint")}
              action={
                mayEdit && (
                  <Button type="primary" onClick={() => navigate("/scenarios/new?from=example")}>
                    {t("fromExample")}
                  </Button>
                )
              }
            />
          )
        }
      />
      <Suspense>
        {(asked === "all" || asked === "chosen") && (
          <RunDialog ids={asked === "all" ? null : [...chosen]} onClose={() => ask(null)} />
        )}
        {asked === "import" && <ImportDialog onClose={() => ask(null)} />}
      </Suspense>
    </Page>
  );
}
