import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { FlaskConical, ListChecks, Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { worded } from "@/core/operations/values";
import { type Listed, operationsOf, topOf, withOperation, without } from "./manifest";
import styles from "./systems.module.css";
import type { ManifestInHand } from "./useManifest";

const PolicyDrawer = lazy(() => import("./PolicyDrawer").then((m) => ({ default: m.PolicyDrawer })));
const TryDrawer = lazy(() => import("./TryDrawer").then((m) => ({ default: m.TryDrawer })));

/** What may be done in a system, by whom and on which conditions; what else it describes can be taken in. */
export function Operations(props: { manifest: ManifestInHand; described: string[]; kept: boolean }) {
  const { manifest, described, kept } = props;
  const { t, i18n } = useTranslation("systems");
  const [editing, edit] = useState<string | null>(null);
  const [trying, tryOut] = useState<string | null>(null);
  const listed = operationsOf(manifest.text);
  const connector = String(topOf(manifest.text, "connector") ?? "");
  const used = new Set(listed.map((one) => one.uses ?? one.name));
  const more = described.filter((one) => !used.has(one));
  const callers = (one: Listed) =>
    (one.callers?.length ? one.callers : ["assistant", "agent"]).map((who) => t(`caller.${who}`)).join(t("and"));
  const conditions = (one: Listed) => {
    const limits = [one.limits?.amount, one.limits?.per_customer_day, one.limits?.per_day].filter(Boolean).length;
    return [
      one.requires?.length ? t("requires.count", { count: one.requires.length }) : "",
      limits ? t("limits.count", { count: limits }) : "",
      one.verified ? t("verified") : "",
    ].filter(Boolean);
  };
  return (
    <div className={styles.stack}>
      {more.length > 0 && (
        <Select
          style={{ maxWidth: 420 }}
          showSearch
          value={null}
          placeholder={t("take", { count: more.length })}
          aria-label={t("take", { count: more.length })}
          options={more.map((value) => ({ value, label: value }))}
          onChange={(uses: string) => manifest.set(withOperation(manifest.text, uses))}
        />
      )}
      <DataTable
        items={listed}
        caption={t("operations")}
        rowKey={(one) => one.name}
        empty={<Empty icon={<ListChecks size={22} />} title={t("noOperations")} hint={t("noOperationsHint")} />}
        columns={[
          {
            key: "name",
            title: t("operation"),
            cell: (one) => (
              <div className={styles.named}>
                <span>{worded(one.title, i18n.language)}</span>
                <code>{one.name}</code>
              </div>
            ),
          },
          {
            key: "writes",
            title: t("does"),
            width: 90,
            cell: (one) => (one.writes ? <Chip tone="amber">{t("writes")}</Chip> : <Chip>{t("reads")}</Chip>),
          },
          { key: "callers", title: t("callers"), width: 130, cell: callers },
          {
            key: "confirm",
            title: t("confirm.label"),
            width: 130,
            cell: (one) =>
              one.confirm?.by === "customer" ? t(one.confirm.code ? "confirm.code" : "confirm.yes") : t("confirm.none"),
          },
          {
            key: "conditions",
            title: t("conditions"),
            cell: (one) => <span>{conditions(one).join(" · ") || "–"}</span>,
          },
          {
            key: "do",
            title: "",
            width: 120,
            align: "end",
            cell: (one) => (
              <span className={styles.line} style={{ flexWrap: "nowrap" }}>
                {kept && (
                  <Button
                    type="text"
                    size="small"
                    icon={<FlaskConical size={14} />}
                    aria-label={t("trial.of", { name: one.name })}
                    title={t("trial.title")}
                    onClick={() => tryOut(`${connector}.${one.name}`)}
                  />
                )}
                <Button
                  type="text"
                  size="small"
                  icon={<Pencil size={14} />}
                  aria-label={t("policy.of", { name: one.name })}
                  title={t("policy.title")}
                  onClick={() => edit(one.name)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<Trash2 size={14} />}
                  aria-label={t("drop.of", { name: one.name })}
                  title={t("drop.title")}
                  onClick={() => manifest.set(without(manifest.text, one.name))}
                />
              </span>
            ),
          },
        ]}
      />
      <Suspense>
        {editing && (
          <PolicyDrawer text={manifest.text} name={editing} onChange={manifest.type} onClose={() => edit(null)} />
        )}
        {trying && <TryDrawer name={trying} onClose={() => tryOut(null)} />}
      </Suspense>
    </div>
  );
}
