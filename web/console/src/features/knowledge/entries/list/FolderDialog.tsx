import type { Base, Folder } from "@api/knowledge";
import { useQueryClient } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { del, patch, post } from "@/core/http";
import { useExplain } from "@/core/problem";
import { FolderSelect } from "../FolderSelect";
import { type Branch, flat } from "../folders";
import life from "../life/life.module.css";

export type FolderStep = "new" | "rename" | "move" | "delete";
export type FolderWish =
  | { kind: "new"; base: Base; parent: Branch | null }
  | { kind: "rename" | "move" | "delete"; base: Base; branch: Branch };

interface Props {
  wish: FolderWish;
  onClose: () => void;
  /** A folder was deleted; what it held is now in `up`. */
  onGone: (folder: string, up: string | null) => void;
}

/** Makes, renames, moves or deletes a folder. */
export function FolderDialog({ wish, onClose, onGone }: Props) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const queries = useQueryClient();
  const folder = wish.kind === "new" ? null : wish.branch.folder;
  const [name, setName] = useState(folder?.name ?? "");
  const [parent, setParent] = useState(folder?.parent_id ?? null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function send() {
    if (wish.kind === "new")
      await post<Folder>(`/knowledge/bases/${wish.base.id}/folders`, {
        name: name.trim(),
        parent_id: wish.parent?.folder.id ?? null,
      });
    else if (wish.kind === "rename") await patch(`/knowledge/folders/${wish.branch.folder.id}`, { name: name.trim() });
    else if (wish.kind === "move") await patch(`/knowledge/folders/${wish.branch.folder.id}`, { parent_id: parent });
    else {
      await del(`/knowledge/folders/${wish.branch.folder.id}?contents=up`);
      onGone(wish.branch.folder.id, wish.branch.folder.parent_id);
    }
  }
  async function go() {
    setBusy(true);
    setProblem("");
    try {
      await send();
      await queries.invalidateQueries({ queryKey: ["knowledge"] });
      onClose();
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }
  const naming = wish.kind === "new" || wish.kind === "rename";
  const title =
    wish.kind === "new"
      ? wish.parent
        ? t("folder.newIn", { name: wish.parent.folder.name })
        : t("folder.newIn", { name: wish.base.name })
      : t(`folder.${wish.kind}Named`, { name: wish.branch.folder.name });
  const below = wish.kind === "delete" ? flat(wish.branch.children).length : 0;
  return (
    <Modal
      open
      width={420}
      title={title}
      okText={t(wish.kind === "delete" ? "folder.delete" : "common:save")}
      okButtonProps={{ danger: wish.kind === "delete", disabled: naming && !name.trim() }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className={life.dialog}>
        {naming && (
          <Field label={t("folder.name")} problem={problem || undefined}>
            <Input
              autoFocus
              maxLength={80}
              value={name}
              onChange={(e) => setName(e.target.value)}
              onPressEnter={() => name.trim() && void go()}
            />
          </Field>
        )}
        {wish.kind === "move" && (
          <Field label={t("folder.into")} problem={problem || undefined}>
            <FolderSelect
              baseId={wish.base.id}
              value={parent}
              without={wish.branch.folder.id}
              top
              onChange={setParent}
            />
          </Field>
        )}
        {wish.kind === "delete" && (
          <>
            <Consequences
              items={[
                wish.branch.folder.entries || below
                  ? t("folder.deleteUp", { entries: wish.branch.folder.entries, folders: wish.branch.children.length })
                  : t("folder.deleteEmpty"),
              ]}
            />
            {problem && <Alert type="error" showIcon title={problem} />}
          </>
        )}
      </div>
    </Modal>
  );
}
