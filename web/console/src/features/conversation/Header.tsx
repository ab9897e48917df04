import type { Me, Row } from "@api/contract";
import { Avatar } from "@ui/Avatar";
import Button from "antd/es/button";
import Tooltip from "antd/es/tooltip";
import { ArrowLeft, BadgeCheck, Check, Ellipsis, Hand, PanelRight, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import { canOn, mayTake } from "@/core/permissions";
import { viewersOf } from "@/features/live/selectors";
import { useLive, useNow } from "@/features/live/store";
import type { ConversationActions } from "./actions";
import styles from "./Header.module.css";
import { useMoreMenu } from "./moreMenu";

interface Props {
  row: Row;
  me: Me;
  actions: ConversationActions;
  onBack: (() => void) | null;
  /** What belongs to its place among others. */
  tools: ReactNode;
  onPanel: () => void;
  panelOpen: boolean;
  onAssign: () => void;
  onTimeline: () => void;
  onMerge: () => void;
  onTranscript: () => void;
  onForward: () => void;
}

function Viewers({ id, me }: { id: string; me: Me }) {
  const { t } = useTranslation("conversation");
  const now = useNow(10_000);
  const viewing = useLive((s) => s.viewing[id]);
  const agents = useLive((s) => s.agents);
  const others = viewersOf(viewing, now).filter((a) => a.id !== me.agent?.id && a.id !== me.user.id);
  if (!others.length) return null;
  const names = others.map((a) => a.name).join(t("comma"));
  return (
    <Tooltip title={t("viewing", { names })}>
      <span className={styles.viewers} role="status" aria-label={t("viewing", { names })}>
        {others.slice(0, 3).map((a) => (
          <Avatar key={a.id} name={a.name} kind="person" size={22} url={agents[a.id ?? ""]?.avatar_url} title="" />
        ))}
      </span>
    </Tooltip>
  );
}

/** Who the customer is, who has the conversation, and what to do with it. */
export function Header({ row, me, actions, onBack, tools, onPanel, panelOpen, ...open }: Props) {
  const { t } = useTranslation("conversation");
  const more = useMoreMenu({ row, me, actions, ...open });
  const mine = row.owner.kind === "person" && row.owner.id === me.agent?.id;
  const resolved = row.status === "resolved";
  const mayResolve = canOn(me, "conversation.resolve", row);
  return (
    <header className={styles.header}>
      {onBack && <Button type="text" icon={<ArrowLeft size={18} />} aria-label={t("inbox:back")} onClick={onBack} />}
      <div className={styles.who}>
        <h2>
          <span>{row.customer.name}</span>
          {row.customer.verified && <BadgeCheck size={15} className={styles.verified} aria-label={t("verified")} />}
        </h2>
        <p>
          <span className="zk-num">#{row.number}</span>
          <span className={styles.wide}>{row.inbox.name}</span>
          <span>{t(`inbox:status.${row.status}`)}</span>
          <span className={styles.owner}>{mine ? t("youHaveIt") : t("hasIt", { name: row.owner.name })}</span>
        </p>
      </div>
      <Viewers id={row.id} me={me} />
      {row.merged_into ? null : resolved ? (
        <Button
          icon={<RotateCcw size={15} />}
          loading={actions.busy === "reopen"}
          onClick={() => void actions.reopen()}
        >
          {t("reopen")}
        </Button>
      ) : (
        <>
          {!mine && mayTake(me, row) && (
            <Button
              type="primary"
              className={styles.take ?? ""}
              icon={<Hand size={15} />}
              loading={actions.busy === "take"}
              onClick={() => void actions.take(row.version)}
            >
              {t("take")}
            </Button>
          )}
          <Tooltip title={mayResolve ? t("resolveHint") : t("notYours")}>
            <Button
              icon={<Check size={15} />}
              aria-label={t("resolve")}
              disabled={!mayResolve}
              loading={actions.busy === "resolve"}
              onClick={() => void actions.resolve()}
            >
              <span className={styles.wide}>{t("resolve")}</span>
            </Button>
          </Tooltip>
        </>
      )}
      <Menu menu={more}>
        <Button type="text" icon={<Ellipsis size={18} />} aria-label={t("more")} />
      </Menu>
      <Button
        type="text"
        icon={<PanelRight size={18} />}
        aria-label={t("panel")}
        aria-pressed={panelOpen}
        className={panelOpen ? (styles.on ?? "") : ""}
        onClick={onPanel}
      />
      {tools}
    </header>
  );
}
