import type { CannedReply, CannedVariable, Reach } from "@api/canned";
import type { Team } from "@api/settings";
import { Markdown } from "@ui/Markdown";
import AutoComplete from "antd/es/auto-complete";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Consequences } from "@/core/Consequences";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { useList } from "@/core/pages";
import { useSession } from "@/core/session";
import { useSaving } from "@/core/useSaving";
import styles from "./canned.module.css";
import { keepable } from "./rights";
import { StepsFields } from "./StepsFields";
import { trimmed } from "./steps";

interface Props {
  reply: CannedReply | null;
  teams: Team[];
  folders: string[];
  onClose: () => void;
}

const FIELDS = ["shortcut", "title", "body", "scope", "team_id", "folder", "locale", "steps"];
const LOCALES = ["zh", "en"] as const;

/** Makes or changes a canned reply, with a preview of what the customer reads. */
export function CannedDialog({ reply, teams, folders, onClose }: Props) {
  const { t } = useTranslation("canned");
  const { me } = useSession();
  const may = keepable(me, teams);
  const variables = useList<CannedVariable>("canned-variables", "/canned-replies/variables").data ?? [];
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? "");
  const [title, setTitle] = useState(reply?.title ?? "");
  const [body, setBody] = useState(reply?.body ?? "");
  const [scope, setScope] = useState<Reach>(reply?.scope ?? "personal");
  const [teamId, setTeamId] = useState(reply?.team_id ?? may.teams[0]?.id ?? null);
  const [folder, setFolder] = useState(reply?.folder ?? "");
  const [steps, setSteps] = useState(reply?.steps ?? []);
  const [locale, setLocale] = useState(reply?.locale ?? null);
  const { busy, save, wrong, rest } = useSaving(["canned-replies"], onClose);
  const draft = {
    shortcut: shortcut.trim(),
    title: title.trim(),
    body: body.trim(),
    scope,
    team_id: scope === "team" ? teamId : null,
    folder: folder.trim(),
    locale,
    steps: trimmed(steps),
  };
  const shown = variables.reduce((text, v) => text.replaceAll(`{{${v.name}}}`, v.label), body);
  const wider = scope !== "personal" && scope !== reply?.scope;

  return (
    <Modal
      open
      width={640}
      title={t(reply ? "edit" : "add")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !draft.shortcut || !draft.title || !(draft.body || draft.steps.length) }}
      onOk={() =>
        void save(() =>
          reply
            ? patch(`/canned-replies/${reply.id}`, { ...draft, version: reply.version })
            : post("/canned-replies", draft),
        )
      }
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field label={t("shortcut")} hint={t("shortcutHint")} problem={wrong("shortcut")}>
            <Input autoFocus prefix="/" maxLength={31} value={shortcut} onChange={(e) => setShortcut(e.target.value)} />
          </Field>
          <Field label={t("replyTitle")} problem={wrong("title")}>
            <Input maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />
          </Field>
        </div>
        <Field label={t("body")} hint={t("bodyHint")} problem={wrong("body")}>
          <Input.TextArea
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={4000}
            value={body}
            onChange={(e) => setBody(e.target.value)}
          />
        </Field>
        <div className={styles.variables}>
          <span>{t("insertVariable")}</span>
          {variables.map((v) => (
            <Button key={v.name} size="small" title={`{{${v.name}}}`} onClick={() => setBody(`${body}{{${v.name}}}`)}>
              {v.label}
            </Button>
          ))}
        </div>
        {body.trim() && (
          <section className={styles.preview} aria-label={t("preview")}>
            <small>{t("preview")}</small>
            <Markdown text={shown} />
          </section>
        )}
        <StepsFields steps={steps} onChange={setSteps} problem={wrong("steps")} />
        <div className={styles.pair}>
          <Field label={t("scopeLabel")} hint={t(`scopeHint.${scope}`)} problem={wrong("scope")}>
            <Select<Reach>
              value={scope}
              options={may.reaches.map((value) => ({ value, label: t(`scope.${value}`) }))}
              onChange={setScope}
            />
          </Field>
          {scope === "team" && (
            <Field label={t("team")} problem={wrong("team_id")}>
              <Select
                value={teamId}
                options={may.teams.map((team) => ({ value: team.id, label: team.name }))}
                onChange={setTeamId}
              />
            </Field>
          )}
        </div>
        <div className={styles.pair}>
          <Field label={t("folder")} hint={t("folderHint")} problem={wrong("folder")}>
            <AutoComplete
              maxLength={40}
              value={folder}
              options={folders.filter((name) => name.includes(folder)).map((value) => ({ value }))}
              onChange={(value: string) => setFolder(value)}
            />
          </Field>
          <Field label={t("locale")} problem={wrong("locale")}>
            <Select
              value={locale ?? ""}
              options={[
                { value: "", label: t("localeAny") },
                ...LOCALES.map((value) => ({ value, label: t(`localeName.${value}`) })),
              ]}
              onChange={(value) => setLocale(value === "zh" || value === "en" ? value : null)}
            />
          </Field>
        </div>
        {wider && <Consequences items={[t(`becomes.${scope}`)]} />}
        {rest(FIELDS) && (
          <p role="alert" className={styles.problem}>
            {rest(FIELDS)}
          </p>
        )}
      </div>
    </Modal>
  );
}
