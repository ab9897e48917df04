import type { FlowRow } from "@api/flows";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { LibraryBig, Plus, Search, Workflow } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./flows.module.css";
import { StandingChips } from "./StandingChips";
import { standingOf } from "./words";

const NewDialog = lazy(() => import("./NewDialog").then((m) => ({ default: m.NewDialog })));
const Templates = lazy(() => import("./Templates").then((m) => ({ default: m.Templates })));
const STATES = ["live", "changed", "draft", "errors"] as const;
const A_PAGE = 50;

/** What the assistant gets done over several turns. */
export function Component() {
  const { t } = useTranslation("flows");
  const mayEdit = useCan("knowledge.edit");
  const { data, error } = useList<FlowRow>("flows", "/flows");
  const [words, setWords] = useState("");
  const [state, setState] = useState<(typeof STATES)[number]>();
  const [asked, ask] = useState<"new" | "templates" | null>(null);
  const [most, setMost] = useState(A_PAGE);
  const wanted = words.trim().toLowerCase();
  const found = data?.filter(
    (one) =>
      (!state || (state === "errors" ? one.errors > 0 : standingOf(one) === state)) &&
      [one.name, one.title, one.description].some((text) => text.toLowerCase().includes(wanted)),
  );
  const actions = mayEdit && (
    <>
      <Button icon={<LibraryBig size={15} />} onClick={() => ask("templates")}>
        {t("templates.button")}
      </Button>
      <Button type="primary" icon={<Plus size={15} />} onClick={() => ask("new")}>
        {t("new.button")}
      </Button>
    </>
  );
  return (
    <Page
      wide
      title={t("title")}
      hint={t("hint")}
      actions={actions}
      tools={
        <>
          <SearchBox label={t("search")} value={words} onChange={setWords} />
          <Filter
            label={t("state")}
            any={t("anyState")}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onChange={setState}
          />
        </>
      }
    >
      <DataTable
        items={found?.slice(0, most)}
        error={error}
        caption={t("title")}
        rowKey={(one) => one.id}
        onMore={found && found.length > most ? () => setMost(most + A_PAGE) : undefined}
        empty={
          wanted || state ? (
            <Empty icon={<Search size={22} />} title={t("noHit")} hint={t("noHitHint")} />
          ) : (
            <Empty
              icon={<Workflow size={22} />}
              title={t("none")}
              hint={t("noneHint")}
              action={
                mayEdit && (
                  <Button type="primary" icon={<LibraryBig size={15} />} onClick={() => ask("templates")}>
                    {t("templates.button")}
                  </Button>
                )
              }
            />
          )
        }
        columns={[
          {
            key: "name",
            title: t("flow"),
            cell: (one) => (
              <div className={styles.named}>
                <Link to={`/flows/${one.id}`}>{one.title}</Link>
                <code>{one.name}</code>
              </div>
            ),
          },
          { key: "state", title: t("state"), width: 220, cell: (one) => <StandingChips flow={one} /> },
          {
            key: "runs",
            title: t("figures.runs"),
            width: 110,
            align: "end",
            cell: (one) => <span className="zk-num">{one.figures?.runs ?? "–"}</span>,
          },
          {
            key: "contained",
            title: t("figures.contained"),
            width: 120,
            align: "end",
            cell: (one) => (
              <span className="zk-num" title={t("figures.containedHint")}>
                {one.figures?.runs ? `${Math.round((100 * one.figures.contained) / one.figures.runs)}%` : "–"}
              </span>
            ),
          },
          { key: "at", title: t("updated"), width: 120, cell: (one) => <TimeAgo at={one.updated_at} /> },
        ]}
      />
      <Suspense>
        {asked === "new" && <NewDialog onClose={() => ask(null)} />}
        {asked === "templates" && <Templates onClose={() => ask(null)} />}
      </Suspense>
    </Page>
  );
}
