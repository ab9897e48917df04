import Modal from "antd/es/modal";
import Radio from "antd/es/radio";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { differing, type FieldName, type Values } from "../content";
import { useSay } from "../history/say";
import life from "../life/life.module.css";
import type { Editor } from "./useEditor";

/** Two people changed the same entry: field by field, whose words stay. */
export function ConflictDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation("knowledge");
  const say = useSay();
  const { conflict, merged, values } = editor;
  const [theirs, setTheirs] = useState<ReadonlySet<FieldName>>(new Set());
  if (!conflict || !merged) return null;
  const fields = differing(values, conflict.theirs);
  const open = new Set(merged.open);
  const choose = (field: FieldName, their: boolean) =>
    setTheirs((held) => new Set(their ? [...held, field] : [...held].filter((f) => f !== field)));
  const isTheirs = (field: FieldName) =>
    open.has(field) ? theirs.has(field) : merged.merged[field] === conflict.theirs[field];
  function apply() {
    if (!conflict || !merged) return;
    const picked = Object.fromEntries([...theirs].filter((f) => open.has(f)).map((f) => [f, conflict.theirs[f]]));
    editor.settle({ ...merged.merged, ...(picked as Partial<Values>) });
    onClose();
  }
  return (
    <Modal open width={760} title={t("conflict.choose")} okText={t("conflict.apply")} onOk={apply} onCancel={onClose}>
      <div className={life.dialog}>
        <p>{t("conflict.how")}</p>
        {fields.map((field) => (
          <fieldset key={field} style={{ margin: 0, padding: 0, border: 0 }}>
            <legend>
              {t(`field.${field}`)}{" "}
              {!open.has(field) && <small>{t(isTheirs(field) ? "conflict.onlyTheirs" : "conflict.onlyMine")}</small>}
            </legend>
            <div className={life.both}>
              {[false, true].map((their) => (
                <div key={String(their)} className={life.side} data-chosen={isTheirs(field) === their}>
                  <Radio
                    name={field}
                    disabled={!open.has(field)}
                    checked={isTheirs(field) === their}
                    onChange={() => choose(field, their)}
                  >
                    {their ? t("conflict.theirs", { name: conflict.by || t("conflict.somebody") }) : t("conflict.mine")}
                  </Radio>
                  <pre>{say(field, (their ? conflict.theirs : values)[field])}</pre>
                </div>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Modal>
  );
}
