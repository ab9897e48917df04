import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { END } from "../model/flow";

interface Props {
  label: string;
  hint?: string;
  ids: string[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  /** It may lead nowhere of its own. */
  clears?: boolean;
}

/** Where a way leads. */
export function Where({ label, hint, ids, value, onChange, clears = false }: Props) {
  const { t } = useTranslation("flows");
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Select<string | null>
        showSearch
        allowClear={clears}
        value={value ?? null}
        placeholder={t("form.nowhere")}
        options={[{ value: END, label: t("picture.end") }, ...ids.map((id) => ({ value: id, label: id }))]}
        onChange={(id) => onChange(id ?? undefined)}
      />
    </Field>
  );
}
