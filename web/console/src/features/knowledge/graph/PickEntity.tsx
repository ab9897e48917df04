import type { Id, Page } from "@api/contract";
import type { Entity } from "@api/graph";
import { useQuery } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/core/http";

interface Props {
  id?: string;
  baseId: Id;
  /** Not offered: the thing itself. */
  but?: Id;
  value: Id | null;
  onChange: (id: Id | null) => void;
}

/** Finds a thing of a base by its name. */
export function PickEntity({ id, baseId, but, value, onChange }: Props) {
  const { t } = useTranslation("graph");
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const found = useQuery({
    queryKey: ["graph", "pick", baseId, q],
    queryFn: ({ signal }) =>
      get<Page<Entity>>(`/knowledge/graph${query({ base_id: baseId, q, limit: 20 })}`, signal).then((p) => p.items),
    placeholderData: (held) => held,
  });
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      placeholder={t("pick")}
      aria-label={t("pick")}
      notFoundContent={t("noneFound")}
      value={value}
      options={(found.data ?? [])
        .filter((one) => one.id !== but)
        .map((one) => ({ value: one.id, label: `${one.name} · ${t(`kind.${one.kind}`)}` }))}
      onChange={(chosen: Id | undefined) => onChange(chosen ?? null)}
    />
  );
}
