import type { Inbox, Queue } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Field } from "@/core/Field";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { patch } from "@/core/http";
import { Page } from "@/core/Page";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { FormFields } from "./inbox/FormFields";
import { HoursFields } from "./inbox/HoursFields";
import { Install } from "./inbox/Install";
import { PagesFields, Suggestions } from "./inbox/PagesFields";
import { Preview } from "./inbox/Preview";
import { TrackFields } from "./inbox/TrackFields";
import { bodyOf, type SetValues, start, type Values } from "./inbox/values";
import { LookFields, TwoWords } from "./inbox/WidgetFields";
import styles from "./settings.module.css";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      <h2 className={styles.partTitle}>{title}</h2>
      <div className={styles.form}>{children}</div>
    </section>
  );
}

function Basics({ values, set, kind }: { values: Values; set: SetValues; kind: Inbox["kind"] }) {
  const { t } = useTranslation("settings");
  const queues = useList<Queue>("queues", "/queues");
  return (
    <Part title={t("basics")}>
      <div className={styles.two}>
        <Field label={t("inboxName")}>
          <Input maxLength={80} value={values.name} onChange={(e) => set({ name: e.target.value })} />
        </Field>
        <Field label={t("locale")}>
          <Select
            value={values.locale}
            options={["zh-CN", "en"].map((value) => ({ value, label: t(`localeName.${value}`) }))}
            onChange={(locale: string) => set({ locale })}
          />
        </Field>
        <Field label={t("queue")} hint={t("queueHint")}>
          <Select
            value={values.default_queue_id}
            options={(queues.data ?? []).map((q) => ({ value: q.id, label: q.name }))}
            onChange={(id: string) => set({ default_queue_id: id })}
          />
        </Field>
        {kind === "api" && (
          <Field label={t("callback")} hint={t("callbackHint")}>
            <Input value={values.callback_url} onChange={(e) => set({ callback_url: e.target.value })} />
          </Field>
        )}
      </div>
    </Part>
  );
}

function Editor({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const queries = useQueryClient();
  const zone = useSession().me.workspace.timezone;
  const { message } = useFeedback();
  const [values, setValues] = useState(() => start(inbox, zone));
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const set: SetValues = (part) => setValues((held) => ({ ...held, ...part }));
  const saved = start(inbox, zone);
  const body = bodyOf(values, inbox.kind);
  const changed = JSON.stringify(body) !== JSON.stringify(bodyOf(saved, inbox.kind));
  const widget = inbox.kind === "widget";

  async function save() {
    setBusy(true);
    setProblem("");
    try {
      setValues(start(await patch<Inbox>(`/inboxes/${inbox.id}`, body), zone));
      await queries.invalidateQueries({ queryKey: ["inboxes"] });
      void message.success(t("saved"));
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  const actions = (
    <>
      <Button disabled={!changed} onClick={() => setValues(saved)}>
        {t("discard")}
      </Button>
      <Button type="primary" loading={busy} disabled={!changed || !values.name.trim()} onClick={() => void save()}>
        {t("common:save")}
      </Button>
    </>
  );
  return (
    <Page
      wide
      title={inbox.name}
      hint={<code>{inbox.key}</code>}
      back={{ to: "/inboxes", label: t("inboxes") }}
      actions={actions}
    >
      <Guard dirty={changed} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={widget ? styles.beside : undefined}>
        <div className={styles.stack}>
          <Basics values={values} set={set} kind={inbox.kind} />
          <Part title={t("hours.title")}>
            <HoursFields values={values} saved={saved.hours} set={set} />
          </Part>
          {widget && (
            <>
              <Part title={t("words")}>
                <TwoWords
                  label={t("title")}
                  hint={t("titleHint")}
                  most={80}
                  value={values.title}
                  onChange={(title) => set({ title })}
                />
                <TwoWords
                  label={t("greeting")}
                  most={500}
                  value={values.greeting}
                  onChange={(greeting) => set({ greeting })}
                />
                <Suggestions values={values} set={set} />
              </Part>
              <Part title={t("look")}>
                <LookFields values={values} set={set} />
              </Part>
              <Part title={t("form.title")}>
                <FormFields values={values} set={set} />
              </Part>
              <Part title={t("track.title")}>
                <TrackFields values={values} set={set} />
              </Part>
              <Part title={t("help")}>
                <PagesFields values={values} set={set} />
              </Part>
            </>
          )}
          <Part title={t("install")}>
            <Install inbox={inbox} />
          </Part>
        </div>
        {widget && <Preview values={values} />}
      </div>
    </Page>
  );
}

/** One channel: its words, its looks with a preview beside them, its pages, and how it gets onto a site. */
export function Component() {
  const { t } = useTranslation("settings");
  const explain = useExplain();
  const { id } = useParams();
  const inboxes = useList<Inbox>("inboxes", "/inboxes");
  const inbox = inboxes.data?.find((one) => one.id === id);
  if (inbox) return <Editor key={inbox.id} inbox={inbox} />;
  return (
    <Page title={t("inboxes")} back={{ to: "/inboxes", label: t("inboxes") }}>
      {(inboxes.error || inboxes.data) && (
        <p role="alert" className={styles.problem}>
          {inboxes.error ? explain(inboxes.error) : t("noInbox")}
        </p>
      )}
    </Page>
  );
}
