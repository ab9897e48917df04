import type { Id, Page } from "@api/contract";
import type { Entry } from "@api/knowledge";
import { useQuery } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";

interface Props {
  id?: string;
  baseId: Id;
  value: { id: Id; title: string } | null;
  status?: "error" | "";
  onChange: (entry: { id: Id; title: string } | null) => void;
}

/** Finds an entry of a base by its words. */
export function EntryPick({ id, baseId, value, status = "", onChange }: Props) {
  const { t } = useTranslation("imports");
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const found = useQuery({
    queryKey: ["knowledge", "pick", baseId, q],
    queryFn: ({ signal }) =>
      get<Page<Entry>>(`/knowledge/entries${query({ base_id: baseId, q, limit: 20 })}`, signal).then((p) => p.items),
    placeholderData: (held) => held,
  });
  const options = (found.data ?? []).map((e) => ({ value: e.id, label: e.question }));
  if (value && !options.some((o) => o.value === value.id)) options.unshift({ value: value.id, label: value.title });
  return (
    <Select
      {...(id ? { id } : {})}
      {...(status ? { status } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      placeholder={t("checks.pick")}
      notFoundContent={t("checks.noEntry")}
      value={value?.id ?? null}
      options={options}
      onChange={(chosen: Id | undefined) => {
        const entry = options.find((o) => o.value === chosen);
        onChange(entry ? { id: entry.value, title: entry.label } : null);
      }}
    />
  );
}
