import type { Id } from "@api/contract";
import type { ImportPolicy } from "@api/imports";
import type { Base } from "@api/knowledge";
import Checkbox from "antd/es/checkbox";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { useCan } from "@/core/session";
import { FolderSelect } from "../entries/FolderSelect";
import styles from "./imports.module.css";

export interface Wanted {
  folder: Id | null;
  policy: ImportPolicy;
  drafts: boolean;
}

interface Props {
  base: Base | undefined;
  value: Wanted;
  onChange: (value: Wanted) => void;
}

/** Where entries go, and what becomes of those that exist. */
export function Options({ base, value, onChange }: Props) {
  const { t } = useTranslation("imports");
  const mayPublish = useCan("knowledge.publish");
  const onlyDrafts = !mayPublish || Boolean(base && (base.four_eyes || base.checks === "block"));
  return (
    <>
      <div className={styles.pair}>
        <Field label={t("new.folder")} hint={t("new.folderHint")}>
          <FolderSelect
            baseId={base?.id ?? ""}
            value={value.folder}
            disabled={!base}
            onChange={(folder) => onChange({ ...value, folder })}
          />
        </Field>
        <Field label={t("new.policy")}>
          <Select
            value={value.policy}
            options={(["update", "skip"] as const).map((policy) => ({ value: policy, label: t(`new.${policy}`) }))}
            onChange={(policy: ImportPolicy) => onChange({ ...value, policy })}
          />
        </Field>
      </div>
      <div>
        <Checkbox
          checked={value.drafts || onlyDrafts}
          disabled={onlyDrafts}
          onChange={(e) => onChange({ ...value, drafts: e.target.checked })}
        >
          {t("new.drafts")}
        </Checkbox>
        <p className={styles.quiet}>{t(onlyDrafts ? "new.onlyDrafts" : "new.draftsHint")}</p>
      </div>
    </>
  );
}
