import type { Connector } from "@api/actions";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Plug, Plus, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "@/core/DataTable";
import { Filter } from "@/core/Filter";
import { worded } from "@/core/operations/values";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { SystemsTabs } from "@/core/SystemsTabs";
import { TimeAgo } from "@/core/TimeAgo";
import { StateChips } from "./StateChips";
import styles from "./systems.module.css";

const AddDialog = lazy(() => import("./AddDialog").then((m) => ({ default: m.AddDialog })));
const KINDS = ["openapi", "mcp", "plugin", "procedure"] as const;

/** The merchant's systems that the assistant and agents may act in. */
export function Component() {
  const { t, i18n } = useTranslation("systems");
  const { data, error } = useList<Connector>("connectors", "/connectors");
  const [words, setWords] = useState("");
  const [kind, setKind] = useState<Connector["kind"]>();
  const [adding, setAdding] = useState(false);
  const wanted = words.trim().toLowerCase();
  const named = (one: Connector) => worded(one.title, i18n.language);
  const shown = data?.filter(
    (one) =>
      (!kind || one.kind === kind) &&
      [one.name, named(one), one.base_url].some((text) => text.toLowerCase().includes(wanted)),
  );
  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page
      wide
      title={t("title")}
      hint={t("hint")}
      tabs={<SystemsTabs />}
      actions={add}
      tools={
        <>
          <SearchBox label={t("search")} value={words} onChange={setWords} />
          <Filter
            label={t("kind.label")}
            any={t("kind.any")}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={setKind}
          />
        </>
      }
    >
      <DataTable
        items={shown}
        error={error}
        caption={t("title")}
        rowKey={(one) => one.id}
        empty={
          wanted || kind ? (
            <Empty icon={<Search size={22} />} title={t("noHit")} />
          ) : (
            <Empty icon={<Plug size={22} />} title={t("none")} hint={t("noneHint")} action={add} />
          )
        }
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (one) => (
              <div className={styles.named}>
                <Link to={`/connectors/${one.id}`}>{named(one)}</Link>
                <code>{one.base_url || one.name}</code>
              </div>
            ),
          },
          { key: "kind", title: t("kind.label"), width: 130, cell: (one) => t(`kind.${one.kind}`) },
          { key: "state", title: t("state"), width: 200, cell: (one) => <StateChips connector={one} /> },
          {
            key: "operations",
            title: t("operations"),
            width: 90,
            align: "end",
            cell: (one) => <span className="zk-num">{one.operations.length}</span>,
          },
          {
            key: "read",
            title: t("readAt"),
            width: 130,
            cell: (one) => (one.read_at ? <TimeAgo at={one.read_at} /> : "–"),
          },
        ]}
      />
      <Suspense>{adding && <AddDialog onClose={() => setAdding(false)} />}</Suspense>
    </Page>
  );
}
