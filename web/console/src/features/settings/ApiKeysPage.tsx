import type { ApiKey } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { useFeedback } from "@/core/feedback";
import { del } from "@/core/http";
import { Page } from "@/core/Page";
import { ProgramTabs } from "@/core/ProgramTabs";
import { usePages } from "@/core/pages";
import { TimeAgo } from "@/core/TimeAgo";
import { ApiKeyDialog } from "./ApiKeyDialog";

/** Keys with which programs act in this workspace. */
export function Component() {
  const { t } = useTranslation("settings");
  const queries = useQueryClient();
  const { confirm } = useFeedback();
  const keys = usePages<ApiKey>("api-keys", "/api-keys");
  const [adding, setAdding] = useState(false);

  function revoke(key: ApiKey) {
    confirm({
      title: t("revokeTitle", { name: key.name }),
      content: t("revokeHint"),
      okText: t("revoke"),
      danger: true,
      onOk: async () => {
        await del(`/api-keys/${key.id}`);
        await queries.invalidateQueries({ queryKey: ["api-keys"] });
      },
    });
  }

  const add = (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
      {t("addKey")}
    </Button>
  );
  return (
    <Page title={t("apiKeys")} hint={t("apiKeysHint")} actions={add} tabs={<ProgramTabs />}>
      <DataTable
        {...keys}
        caption={t("apiKeys")}
        rowKey={(k) => k.id}
        empty={<Empty icon={<KeyRound size={22} />} title={t("noKeys")} hint={t("noKeysHint")} action={add} />}
        columns={[
          { key: "name", title: t("keyName"), cell: (k) => <b style={{ fontWeight: 500 }}>{k.name}</b> },
          { key: "prefix", title: t("keyPrefix"), cell: (k) => <code>{k.prefix}…</code> },
          {
            key: "grants",
            title: t("keyGrants"),
            cell: (k) => k.grants?.map((g) => <Chip key={g.permission}>{t(`permission.${g.permission}`)}</Chip>),
          },
          {
            key: "used",
            title: t("keyUsed"),
            width: 130,
            cell: (k) => (k.last_used_at ? <TimeAgo at={k.last_used_at} /> : t("neverUsed")),
          },
          { key: "made", title: t("keyMade"), width: 120, cell: (k) => <TimeAgo at={k.created_at} /> },
          {
            key: "revoke",
            title: "",
            width: 80,
            align: "end",
            cell: (k) => (
              <Button size="small" danger onClick={() => revoke(k)}>
                {t("revoke")}
              </Button>
            ),
          },
        ]}
      />
      {adding && <ApiKeyDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
