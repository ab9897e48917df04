import type { Base } from "@api/knowledge";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { query } from "@/core/http";
import { useSession } from "@/core/session";
import { type Filters, narrows, toApi } from "./filters";

const FORMS = ["csv", "xlsx", "jsonl", "md", "html"] as const;

/** Downloads what the list shows, in a form that can be imported again; a base at a time. */
export function ExportMenu({ bases, filters }: { bases: Base[]; filters: Filters }) {
  const { t } = useTranslation("knowledge");
  const { me } = useSession();
  const known = bases.find((b) => b.id === filters.base) ?? (bases.length === 1 ? bases[0] : undefined);
  const forms = (base: Base) => FORMS.map((form) => ({ key: `${base.id}/${form}`, label: t(`export.${form}`) }));
  const items = known
    ? [
        {
          type: "group" as const,
          label: t(narrows(filters) || filters.folder ? "export.filtered" : "export.whole", { base: known.name }),
          children: forms(known),
        },
      ]
    : bases.map((base) => ({ key: base.id, label: base.name, children: forms(base) }));
  function go(key: string) {
    const [base_id, format] = key.split("/");
    const wanted = toApi(filters);
    if (wanted.owner_id === "me") wanted.owner_id = me.user.id;
    const link = document.createElement("a");
    link.href = `/api/v1/knowledge/export${query({ ...wanted, base_id, format })}`;
    link.download = "";
    link.click();
  }
  return (
    <Dropdown trigger={["click"]} disabled={!bases.length} menu={{ items, onClick: ({ key }) => go(key) }}>
      <Button icon={<Download size={15} />}>{t("export.title")}</Button>
    </Dropdown>
  );
}
