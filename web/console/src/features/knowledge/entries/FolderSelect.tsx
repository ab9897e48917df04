import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { flat, grow, useFolders } from "./folders";

interface Props {
  id?: string;
  baseId: string;
  value: string | null;
  disabled?: boolean;
  /** A folder that cannot be chosen, with all below it. */
  without?: string;
  /** No folder means the top of the tree. */
  top?: boolean;
  onChange: (folder: string | null) => void;
}

/** Chooses one of a base's folders, or none. */
export function FolderSelect({ id, baseId, value, disabled = false, without, top = false, onChange }: Props) {
  const { t } = useTranslation("knowledge");
  const folders = useFolders(baseId);
  const branches = flat(grow((folders.data ?? []).filter((f) => f.id !== without)));
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: "label" }}
      disabled={disabled}
      loading={folders.isLoading}
      value={value && folders.data?.some((f) => f.id === value) ? value : ""}
      options={[
        { value: "", label: t(top ? "folder.top" : "folder.none") },
        ...branches.map((b) => ({ value: b.folder.id, label: b.path.join(" / ") })),
      ]}
      onChange={(next: string) => onChange(next || null)}
    />
  );
}
