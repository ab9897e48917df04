import type { Base } from "@api/knowledge";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { flat, grow, useFolders } from "../folders";
import type { Filters } from "./filters";
import styles from "./list.module.css";

interface Props {
  bases: Base[];
  filters: Filters;
  onPlace: (base: string | null, folder: string | null) => void;
}

/** The tree on a phone: bases, and the folders of the one in hand. */
export function PlaceSelect({ bases, filters, onPlace }: Props) {
  const { t } = useTranslation("knowledge");
  const folders = useFolders(filters.base);
  const branches = flat(grow(folders.data ?? []));
  const options = bases.flatMap((base) => [
    { value: `${base.id}/`, label: `${base.name} (${base.entries})` },
    ...(base.id === filters.base
      ? [
          ...branches.map((b) => ({
            value: `${base.id}/${b.folder.id}`,
            label: `— ${b.path.join(" / ")} (${b.total})`,
          })),
          ...(branches.length ? [{ value: `${base.id}/none`, label: `— ${t("folder.none")}` }] : []),
        ]
      : []),
  ]);
  return (
    <Select
      className={styles.place ?? ""}
      aria-label={t("folder.places")}
      value={filters.base ? `${filters.base}/${filters.folder ?? ""}` : ""}
      options={[{ value: "", label: t("list.all") }, ...options]}
      onChange={(value: string) => {
        const [base, folder] = value.split("/");
        onPlace(base || null, folder || null);
      }}
    />
  );
}
