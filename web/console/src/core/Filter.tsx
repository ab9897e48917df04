import Select from "antd/es/select";

interface Props<T extends string | number> {
  label: string;
  /** What stands there while nothing is chosen. */
  any: string;
  value: T | undefined;
  options: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

/** One choice that narrows a list; cleared, it narrows nothing. */
export function Filter<T extends string | number>({ label, any, value, options, onChange }: Props<T>) {
  return (
    <Select<T | null>
      allowClear
      style={{ minWidth: 150 }}
      placeholder={any}
      aria-label={label}
      value={value ?? null}
      options={options}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
