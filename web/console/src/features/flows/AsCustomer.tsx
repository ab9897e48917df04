import type { Customer } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { get, query } from "@/core/http";
import { useCan } from "@/core/session";
import { useDebounced } from "@/core/useDebounced";

interface Props {
  value: string | null;
  onChange: (id: string | null) => void;
  disabled: boolean;
}

/** As whom a draft is tried: what belongs to a customer is read for this one. */
export function AsCustomer({ value, onChange, disabled }: Props) {
  const { t } = useTranslation("flows");
  const may = useCan("customer.read");
  const [words, setWords] = useState("");
  const q = useDebounced(words.trim(), 250);
  const { data } = useQuery({
    queryKey: ["customers", "try", q],
    queryFn: ({ signal }) => get<{ items: Customer[] }>(`/customers${query({ q, limit: 20 })}`, signal),
    placeholderData: (held) => held,
    enabled: may,
  });
  if (!may) return null;
  return (
    <Field label={t("try.customer")} hint={t("try.customerHint")}>
      <Select
        allowClear
        showSearch
        disabled={disabled}
        filterOption={false}
        onSearch={setWords}
        value={value}
        placeholder={t("try.nobody")}
        options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onChange={(id) => onChange(id ?? null)}
      />
    </Field>
  );
}
