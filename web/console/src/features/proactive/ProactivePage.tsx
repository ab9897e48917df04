import type { ProactiveLimits, ProactiveRule } from "@api/proactive";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Megaphone, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { get } from "@/core/http";
import { Page } from "@/core/Page";
import { Effect, Outcomes } from "./Figures";
import { Limits } from "./Limits";
import styles from "./proactive.module.css";
import { RuleDialog } from "./RuleDialog";

/** Rules by which the assistant speaks first, with what came of them, and how often at most. */
export function Component() {
  const { t } = useTranslation("proactive");
  const [open, setOpen] = useState<ProactiveRule | "new" | null>(null);
  const { data, error } = useQuery({
    queryKey: ["proactive-rules"],
    queryFn: ({ signal }) => get<{ items: ProactiveRule[] }>("/proactive-rules", signal),
  });
  const { data: limits } = useQuery({
    queryKey: ["proactive-limits"],
    queryFn: ({ signal }) => get<ProactiveLimits>("/proactive-limits", signal),
  });
  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setOpen("new")}>
      {t("add")}
    </Button>
  );
  return (
    <Page wide title={t("title")} hint={t("hint")} actions={add}>
      <div className={styles.page}>
        <DataTable<ProactiveRule>
          items={data?.items}
          error={error}
          caption={t("title")}
          rowKey={(one) => one.id}
          empty={<Empty icon={<Megaphone size={22} />} title={t("none")} hint={t("noneHint")} action={add} />}
          columns={[
            {
              key: "name",
              title: t("name"),
              cell: (one) => (
                <div className={styles.named}>
                  <Button type="link" className={styles.link ?? ""} onClick={() => setOpen(one)}>
                    {one.rule.name}
                  </Button>
                  <code>{one.rule.event}</code>
                  {one.rule.opens === "consultation" && <Chip>{t("opening.consultation")}</Chip>}
                  <Chip tone={one.rule.active ? "accent" : "plain"}>{t(one.rule.active ? "on" : "off")}</Chip>
                </div>
              ),
            },
            { key: "figures", title: t("figures"), cell: (one) => <Outcomes figures={one.figures} /> },
            { key: "effect", title: t("effect"), width: 260, cell: (one) => <Effect figures={one.figures} /> },
          ]}
        />
        {limits && <Limits key={JSON.stringify(limits)} held={limits} />}
      </div>
      {open && <RuleDialog rule={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
