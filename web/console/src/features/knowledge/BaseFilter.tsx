import type { Id } from "@api/contract";
import type { Base } from "@api/knowledge";
import { useTranslation } from "react-i18next";
import { Filter } from "@/core/Filter";
import { useList } from "@/core/pages";

/** Narrows a list to one base. */
export function BaseFilter({ value, onChange }: { value: Id | undefined; onChange: (id: Id | undefined) => void }) {
  const { t } = useTranslation("knowledge");
  const bases = useList<Base>("knowledge", "/knowledge/bases");
  const options = (bases.data ?? []).map((b) => ({ value: b.id, label: b.name }));
  return <Filter label={t("base")} any={t("anyBase")} value={value} options={options} onChange={onChange} />;
}
