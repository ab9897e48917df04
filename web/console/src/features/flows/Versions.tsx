import type { FlowFull, FlowVersion } from "@api/flows";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { del, put } from "@/core/http";
import { useList } from "@/core/pages";
import { useCan } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { Trouble } from "@/core/Trouble";
import { Diff } from "@/core/yaml/Diff";
import styles from "./flows.module.css";
import type { Draft } from "./useDraft";

/** What was published, newest first; each can be live again. */
export function Versions({ draft }: { draft: Draft }) {
  const { t } = useTranslation("flows");
  const navigate = useNavigate();
  const { confirm, message } = useFeedback();
  const mayPublish = useCan("knowledge.publish");
  const { flow, text } = draft;
  const { data, error } = useList<FlowVersion>("flow-versions", `/flows/${flow.id}/versions`);
  const [compared, compare] = useState<FlowVersion | null>(null);

  function live(version: number | null) {
    confirm({
      title: version === null ? t("stop.title") : t("back.title", { version }),
      content: t(version === null ? "stop.hint" : "back.hint"),
      okText: t(version === null ? "stop.do" : "back.do"),
      danger: version === null,
      onOk: async () => {
        if (await draft.run("live", () => put<FlowFull>(`/flows/${flow.id}/live`, { version })))
          void message.success(version === null ? t("stop.done") : t("back.done", { version }));
      },
    });
  }
  function remove() {
    confirm({
      title: t("remove.title", { name: flow.title }),
      content: t("remove.hint"),
      okText: t("remove.do"),
      danger: true,
      onOk: async () => {
        await del(`/flows/${flow.id}`);
        draft.reset(flow.source);
        void navigate("/flows");
      },
    });
  }
  if (error) return <Trouble error={error} />;
  if (!data) return <SkeletonRows count={3} />;
  return (
    <div className={styles.form}>
      {data.length === 0 && <p className={styles.quiet}>{t("versions.none")}</p>}
      <ul className={styles.versions}>
        {data.map((one) => (
          <li key={one.version}>
            <p>
              <strong className="zk-num">{t("versions.one", { version: one.version })}</strong>
              {one.version === flow.live_version && <Chip tone="accent">{t("versions.live")}</Chip>}
              <TimeAgo at={one.published_at} className={styles.quiet ?? ""} />
            </p>
            {one.note && <p>{one.note}</p>}
            <p>
              <Button size="small" onClick={() => compare(one)}>
                {t("versions.compare")}
              </Button>
              {mayPublish && one.version !== flow.live_version && (
                <Button
                  size="small"
                  aria-label={t("versions.backNamed", { version: one.version })}
                  onClick={() => live(one.version)}
                >
                  {t("back.do")}
                </Button>
              )}
              {draft.dirty || one.source === text ? null : (
                <Button size="small" onClick={() => draft.set(one.source)}>
                  {t("versions.take")}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayPublish && (
        <p className={styles.line}>
          {flow.live_version !== null && <Button onClick={() => live(null)}>{t("stop.do")}</Button>}
          <Button danger onClick={remove}>
            {t("remove.do")}
          </Button>
        </p>
      )}
      {compared && (
        <Modal
          open
          width={820}
          footer={null}
          title={t("versions.compared", { version: compared.version })}
          onCancel={() => compare(null)}
        >
          <Diff before={compared.source} after={text} />
        </Modal>
      )}
    </div>
  );
}
