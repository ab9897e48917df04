import type { Reach } from "@api/canned";
import type { Page } from "@api/contract";
import type { Team } from "@api/settings";
import type { SavedView } from "@api/views";
import { useQuery } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { get, patch, post } from "@/core/http";
import { sharing } from "@/core/permissions";
import { useSession } from "@/core/session";
import { useSaving } from "@/core/useSaving";
import type { ListQuery } from "@/features/live/state";
import { filtersOf } from "./filters";

interface Props {
  view: SavedView | null;
  question: ListQuery;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}

/** Names a view, and says who has it. */
export default function ViewDialog({ view, question, onClose, onSaved }: Props) {
  const { t } = useTranslation("inbox");
  const { me } = useSession();
  const { data } = useQuery({ queryKey: ["teams"], queryFn: () => get<Page<Team>>("/teams") });
  const may = sharing(me, "inbox_view.manage", data?.items ?? []);
  const [name, setName] = useState(view?.name ?? "");
  const [scope, setScope] = useState<Reach>(view?.scope ?? "personal");
  const [team, setTeam] = useState(view?.team_id ?? null);
  const { busy, save, wrong, rest } = useSaving(["inbox-views"], onClose);
  const teamId = team ?? may.teams[0]?.id ?? null;

  async function send() {
    const body = { name: name.trim(), scope, team_id: scope === "team" ? teamId : null };
    if (view) return onSaved(await patch<SavedView>(`/inbox/views/${view.id}`, { ...body, version: view.version }));
    onSaved(await post<SavedView>("/inbox/views", { ...body, filters: filtersOf(question), sort: question.sort }));
  }

  return (
    <Modal
      open
      width={420}
      title={t(view ? "saved.edit" : "saved.save")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() }}
      onOk={() => void save(send)}
      onCancel={onClose}
    >
      <Field
        label={t("saved.name")}
        hint={!view && question.q ? t("saved.noWords", { q: question.q }) : undefined}
        problem={wrong("name") ?? rest(["name", "scope", "team_id"]) ?? undefined}
      >
        <Input
          autoFocus
          maxLength={40}
          value={name}
          onChange={(e) => setName(e.target.value)}
          onPressEnter={(e) => !e.nativeEvent.isComposing && name.trim() && void save(send)}
        />
      </Field>
      <Field
        label={t("saved.who")}
        hint={may.reaches.length > 1 ? t("saved.whoHint") : t("saved.noShare")}
        problem={wrong("scope")}
      >
        <Select
          value={scope}
          options={may.reaches.map((value) => ({ value, label: t(`saved.scope.${value}`) }))}
          onChange={setScope}
        />
      </Field>
      {scope === "team" && (
        <Field label={t("saved.team")} problem={wrong("team_id")}>
          <Select
            value={teamId}
            options={may.teams.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setTeam}
          />
        </Field>
      )}
    </Modal>
  );
}
