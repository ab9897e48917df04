import type { Connector } from "@api/actions";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { Power, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useFeedback } from "@/core/feedback";
import { Guard } from "@/core/Guard";
import { ApiError, del, get, patch, post } from "@/core/http";
import { worded } from "@/core/operations/values";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { SystemsTabs } from "@/core/SystemsTabs";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import { CheckNow } from "./CheckNow";
import { Secrets } from "./Secrets";
import { StateChips } from "./StateChips";
import styles from "./systems.module.css";
import { useManifest } from "./useManifest";
import { Workbench } from "./Workbench";

function Kept({ connector, adopt }: { connector: Connector; adopt: (made: Connector) => void }) {
  const { t, i18n } = useTranslation("systems");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { confirm, message } = useFeedback();
  const manifest = useManifest(connector.manifest, null);
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState("");
  const dirty = manifest.text !== connector.manifest;
  const { id, name, version, enabled } = connector;

  async function act(what: string, send: () => Promise<Connector>, said = "") {
    setBusy(what);
    setProblem("");
    try {
      const made = await send();
      adopt(made);
      if (what === "save") manifest.reset(made.manifest);
      if (said) void message.success(said);
    } catch (failed) {
      const stale = failed instanceof ApiError && failed.status === 409;
      setProblem(stale ? t("stale", { said: explain(failed) }) : explain(failed));
    } finally {
      setBusy("");
    }
  }
  const toggle = () => act("enable", () => post<Connector>(`/connectors/${id}/${enabled ? "disable" : "enable"}`, {}));
  function switchOff() {
    if (!enabled) return void toggle();
    confirm({ title: t("disable.title", { name }), content: t("disable.hint"), okText: t("disable.do"), onOk: toggle });
  }
  function remove() {
    confirm({
      title: t("remove.title", { name }),
      content: t("remove.hint"),
      okText: t("remove.do"),
      danger: true,
      onOk: async () => {
        await del(`/connectors/${id}`);
        void navigate("/connectors");
        await queries.invalidateQueries({ queryKey: ["connectors", "/connectors"] }); // the one is there no longer
      },
    });
  }
  return (
    <Page
      wide
      title={worded(connector.title, i18n.language)}
      hint={<code>{connector.base_url || name}</code>}
      back={{ to: "/connectors", label: t("title") }}
      tabs={<SystemsTabs />}
      actions={
        <>
          <Button
            type="primary"
            loading={busy === "save"}
            disabled={!dirty || manifest.problems.length > 0}
            onClick={() =>
              void act(
                "save",
                () => patch<Connector>(`/connectors/${id}`, { version, manifest: manifest.text }),
                t("saved"),
              )
            }
          >
            {t("common:save")}
          </Button>
          <Button icon={<Power size={14} />} loading={busy === "enable"} onClick={switchOff}>
            {t(enabled ? "disable.do" : "enable")}
          </Button>
          <Button
            icon={<RefreshCw size={14} />}
            loading={busy === "read"}
            disabled={dirty}
            title={dirty ? t("reread.dirty") : t("reread.hint")}
            onClick={() => void act("read", () => patch<Connector>(`/connectors/${id}`, { version }), t("reread.done"))}
          >
            {t("reread.do")}
          </Button>
          <Button danger icon={<Trash2 size={14} />} onClick={remove}>
            {t("remove.do")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <div className={styles.card}>
          <p className={styles.line}>
            <StateChips connector={connector} />
            <span className={styles.quiet}>
              {t(`kind.${connector.kind}`)} · {t("described", { count: connector.described.length })}
            </span>
            {connector.read_at && (
              <span className={styles.quiet}>
                {t("readAt")} <TimeAgo at={connector.read_at} />
              </span>
            )}
          </p>
          {!enabled && <p className={styles.quiet}>{t("offHint")}</p>}
          <CheckNow connector={connector} />
        </div>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <Workbench
          manifest={manifest}
          described={connector.described}
          kept={enabled && !dirty}
          secrets={<Secrets connector={connector} adopt={adopt} />}
        />
      </div>
      <Guard dirty={dirty} />
    </Page>
  );
}

/** One of the merchant's systems: how it is, what may be done in it, its file. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useTranslation("systems");
  const queries = useQueryClient();
  const key = ["connectors", "one", id];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Connector>(`/connectors/${id}`, signal),
    refetchOnWindowFocus: false,
  });
  function adopt(made: Connector) {
    queries.setQueryData(key, made);
    void queries.invalidateQueries({ queryKey: ["connectors", "/connectors"] });
    void queries.invalidateQueries({ queryKey: ["operations"] });
  }
  if (data) return <Kept key={data.id} connector={data} adopt={adopt} />;
  return (
    <Page wide title={t("title")} back={{ to: "/connectors", label: t("title") }} tabs={<SystemsTabs />}>
      {error ? <Trouble error={error} /> : <SkeletonRows count={4} height={56} />}
    </Page>
  );
}
