import type { CustomerAttribute } from "@api/people";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { ArrowDown, ArrowUp, Plus, Tag, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useFeedback, useUndo } from "@/core/feedback";
import { del, post, put } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { AttributeDialog } from "./AttributeDialog";
import { WorkspaceTabs } from "./WorkspaceTabs";
import styles from "./workspace.module.css";

const KEY = "customer-attributes";
const PATH = "/customer-attributes";

/** What the workspace wants to know of its customers, in the order in which it is shown. */
export function Component() {
  const { t, i18n } = useTranslation("record");
  const queries = useQueryClient();
  const explain = useExplain();
  const undo = useUndo();
  const { message } = useFeedback();
  const { data, error } = useList<CustomerAttribute>(KEY, PATH);
  const [open, setOpen] = useState<CustomerAttribute | "new" | null>(null);
  const named = (one: CustomerAttribute) => (i18n.language.startsWith("zh") ? one.zh : one.en);

  async function act(send: () => Promise<unknown>) {
    try {
      await send();
      await queries.invalidateQueries({ queryKey: [KEY] });
    } catch (failed) {
      void message.error(explain(failed));
    }
  }
  async function move(at: number, by: number) {
    const keys = (data ?? []).map((one) => one.key);
    keys.splice(at + by, 0, ...keys.splice(at, 1));
    await act(() => put(PATH, { keys }));
  }
  async function remove(one: CustomerAttribute) {
    await act(() => del(`${PATH}/${one.key}`));
    undo(t("removed", { name: named(one) }), () => act(() => post(`${PATH}/${one.key}/restore`)));
  }

  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setOpen("new")}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} hint={t("hint")} actions={add} tabs={<WorkspaceTabs />}>
      <DataTable
        items={data}
        error={error}
        caption={t("title")}
        rowKey={(one) => one.key}
        empty={<Empty icon={<Tag size={22} />} title={t("none")} hint={t("noneHint")} action={add} />}
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (one) => (
              <Button type="link" size="small" className={styles.named ?? ""} onClick={() => setOpen(one)}>
                {named(one)}
              </Button>
            ),
          },
          { key: "key", title: t("key"), cell: (one) => <code>{one.key}</code> },
          {
            key: "kind",
            title: t("kindLabel"),
            cell: (one) => (
              <>
                {t(`kind.${one.kind}`)} {one.sensitive && <Chip>{t("sensitive")}</Chip>}
              </>
            ),
          },
          {
            key: "by",
            title: t("by"),
            cell: (one) =>
              [one.agents && t("byAgents"), one.host !== "none" && t("byHost"), t("byApi")]
                .filter(Boolean)
                .join(t("conversation:comma")),
          },
          {
            key: "act",
            title: "",
            width: 120,
            align: "end",
            cell: (one) => {
              const at = data?.indexOf(one) ?? 0;
              return (
                <span className={styles.tools}>
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUp size={14} />}
                    disabled={at === 0}
                    aria-label={t("up", { name: named(one) })}
                    onClick={() => void move(at, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDown size={14} />}
                    disabled={at === (data?.length ?? 0) - 1}
                    aria-label={t("down", { name: named(one) })}
                    onClick={() => void move(at, 1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<X size={14} />}
                    aria-label={t("remove", { name: named(one) })}
                    onClick={() => void remove(one)}
                  />
                </span>
              );
            },
          },
        ]}
      />
      {open && <AttributeDialog attribute={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
