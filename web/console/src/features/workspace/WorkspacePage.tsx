import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CopyText } from "@/core/CopyText";
import { Page } from "@/core/Page";
import { useCan, useSession } from "@/core/session";
import { WorkspaceForm } from "./WorkspaceForm";
import { WorkspaceTabs } from "./WorkspaceTabs";
import styles from "./workspace.module.css";

/** What the workspace is called, speaks, and by whose clock it works. */
export function Component() {
  const { t } = useTranslation("workspace");
  const { me } = useSession();
  const mayManage = useCan("staff.manage");
  return (
    <Page title={t("title")} hint={t("hint")} tabs={<WorkspaceTabs />}>
      <div className={styles.stack}>
        <section className={styles.card}>
          <WorkspaceForm />
        </section>
        <section className={styles.card}>
          <h2>{t("slug")}</h2>
          <p className={styles.quiet}>{t("slugHint")}</p>
          <CopyText text={me.workspace.slug} label={t("slug")} />
        </section>
        {mayManage && (
          <p className={styles.quiet}>
            <Link to="/start">{t("again")}</Link>
          </p>
        )}
      </div>
    </Page>
  );
}
