import type { FlowFull, FlowTemplate } from "@api/flows";
import { useQueryClient } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Chip } from "@/core/Chip";
import { post } from "@/core/http";
import { useList } from "@/core/pages";
import { useExplain } from "@/core/problem";
import { Trouble } from "@/core/Trouble";
import styles from "./flows.module.css";
import { samplesOf } from "./model/samples";

/** The flows that come along: each is taken as a draft of one's own. */
export function Templates({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("flows");
  const explain = useExplain();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data, error } = useList<FlowTemplate>("flow-templates", "/flows/templates");
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState("");
  async function take(one: FlowTemplate) {
    setBusy(one.name);
    setProblem("");
    try {
      const made = await post<FlowFull>("/flows", { source: one.source });
      await queries.invalidateQueries({ queryKey: ["flows", "/flows"] });
      await queries.invalidateQueries({ queryKey: ["flow-templates"] });
      void navigate(`/flows/${made.id}`);
    } catch (failed) {
      setProblem(explain(failed));
    } finally {
      setBusy("");
    }
  }
  return (
    <Drawer open size={520} title={t("templates.title")} onClose={onClose}>
      <p className={styles.quiet}>{t("templates.hint")}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {error && <Trouble error={error} />}
      {!data && !error && <SkeletonRows count={5} />}
      <ul className={styles.templates}>
        {data?.map((one) => (
          <li key={one.name}>
            <div>
              <strong>{one.title}</strong> <code>{one.name}</code>
              <p>{samplesOf(one.source, i18n.language).join(t("and")) || one.description}</p>
            </div>
            {one.taken ? (
              <Chip tone="accent">{t("templates.taken")}</Chip>
            ) : (
              <Button
                size="small"
                loading={busy === one.name}
                aria-label={t("templates.takeNamed", { name: one.title })}
                onClick={() => void take(one)}
              >
                {t("templates.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
