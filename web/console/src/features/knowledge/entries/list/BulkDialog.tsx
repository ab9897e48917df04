import type { Entry } from "@api/knowledge";
import Alert from "antd/es/alert";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { useExplain } from "@/core/problem";
import { FolderSelect } from "../FolderSelect";
import life from "../life/life.module.css";
import { useTags } from "../tags";
import type { BulkAction } from "./BulkBar";

interface Props {
  action: BulkAction;
  entries: Entry[];
  onTake: (body: object) => Promise<void>;
  onClose: () => void;
}

/** Asks what a change of many entries needs, and says what it will do. */
export function BulkDialog({ action, entries, onTake, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const base = entries[0]?.base_id ?? "";
  const tags = useTags(action === "tag" ? base : null);
  const [folder, setFolder] = useState<string | null>(null);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const count = entries.length;
  const drafts = entries.filter((e) => e.draft).length;
  const worn = [...new Set(entries.flatMap((e) => e.tags))].sort();

  async function go() {
    setBusy(true);
    setProblem("");
    try {
      await onTake(
        action === "move" ? { folder_id: folder } : action === "tag" ? { add_tags: add, remove_tags: remove } : {},
      );
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      width={460}
      title={t(`bulk.ask.${action}`, { count })}
      okText={t(`bulk.${action}`)}
      okButtonProps={{ disabled: action === "tag" && !add.length && !remove.length }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className={life.dialog}>
        {action === "move" && (
          <Field label={t("folder.into")}>
            <FolderSelect baseId={base} value={folder} onChange={setFolder} />
          </Field>
        )}
        {action === "tag" && (
          <>
            <Field label={t("bulk.addTags")}>
              <Select
                mode="tags"
                value={add}
                placeholder={t("tagsHint")}
                options={tags.map((x) => ({ value: x.tag, label: x.tag }))}
                onChange={setAdd}
              />
            </Field>
            <Field label={t("bulk.removeTags")}>
              <Select
                mode="multiple"
                value={remove}
                options={worn.map((tag) => ({ value: tag, label: tag }))}
                onChange={setRemove}
              />
            </Field>
          </>
        )}
        {action === "publish" && (
          <Consequences items={[t("bulk.will.publish", { drafts, count }), t("bulk.will.checks")]} />
        )}
        {action === "archive" && <Consequences items={[t("bulk.will.archive")]} />}
        {problem && <Alert type="error" showIcon title={problem} />}
      </div>
    </Modal>
  );
}
