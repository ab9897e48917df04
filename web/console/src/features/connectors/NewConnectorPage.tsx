import type { Connector } from "@api/actions";
import { useQueryClient } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Plug } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { Guard } from "@/core/Guard";
import { post } from "@/core/http";
import { Page } from "@/core/Page";
import { useExplain } from "@/core/problem";
import { SystemsTabs } from "@/core/SystemsTabs";
import { topOf } from "./manifest";
import styles from "./systems.module.css";
import { useManifest } from "./useManifest";
import { Workbench } from "./Workbench";

/** What a new connector begins with: a first file, the document it came from, what proves who we are. */
export interface Begun {
  manifest: string;
  document: string | null;
  secret: string;
}

function Making({ begun }: { begun: Begun }) {
  const { t } = useTranslation("systems");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const manifest = useManifest(begun.manifest, begun.document);
  const unsaved = useRef(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  async function save() {
    setBusy(true);
    setProblem("");
    try {
      const { document, secret } = begun;
      const made = await post<Connector>("/connectors", { manifest: manifest.text, document, secret: secret || null });
      unsaved.current = false;
      await queries.invalidateQueries({ queryKey: ["connectors"] });
      void navigate(`/connectors/${made.id}`, { replace: true });
    } catch (failed) {
      setProblem(explain(failed));
      setBusy(false);
    }
  }
  return (
    <Page
      wide
      title={String(topOf(manifest.text, "connector") ?? t("add"))}
      hint={t("new.hint")}
      back={{ to: "/connectors", label: t("title") }}
      tabs={<SystemsTabs />}
      actions={
        <Button type="primary" loading={busy} disabled={manifest.problems.length > 0} onClick={() => void save()}>
          {t("new.save")}
        </Button>
      }
    >
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Workbench
        manifest={manifest}
        described={[]}
        kept={false}
        secrets={<p className={styles.quiet}>{t("new.secret")}</p>}
      />
      <Guard dirty={unsaved} />
    </Page>
  );
}

/** A connector that is not kept yet: its operations are chosen and set before it is. */
export function Component() {
  const { t } = useTranslation("systems");
  const begun = useLocation().state as Begun | null;
  if (begun?.manifest) return <Making begun={begun} />;
  return (
    <Page title={t("add")} back={{ to: "/connectors", label: t("title") }} tabs={<SystemsTabs />}>
      <Empty
        icon={<Plug size={22} />}
        title={t("new.nothing")}
        hint={t("new.nothingHint")}
        action={<Link to="/connectors">{t("title")}</Link>}
      />
    </Page>
  );
}
