import type { Agent, Presence } from "@api/contract";
import { Avatar } from "@ui/Avatar";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFeedback } from "@/core/feedback";
import { put } from "@/core/http";
import { Menu } from "@/core/Menu";
import { PRESENCES } from "@/core/presence";
import { useExplain } from "@/core/problem";
import { useSession } from "@/core/session";
import { applyAgents } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import styles from "./PresenceMenu.module.css";

/** Changes one's presence, and keeps what everyone sees of it in the live state. */
export function usePresence() {
  const { me } = useSession();
  const { store } = useLiveLink();
  const { message } = useFeedback();
  const explain = useExplain();
  const live = useLive((s) => (me.agent ? s.agents[me.agent.id] : undefined));
  const agent = live ?? me.agent;
  async function set(presence: Presence, reason?: string) {
    try {
      const changed = await put<Agent>("/me/presence", reason ? { presence, reason } : { presence });
      store.update((s) => applyAgents({ ...s, agentAt: {} }, [changed]));
    } catch (error) {
      void message.error(explain(error));
    }
  }
  return { agent, set };
}

/** One's own face in the rail: presence, profile, sign out. */
export function PresenceMenu() {
  const { t } = useTranslation();
  const { me, signOut } = useSession();
  const navigate = useNavigate();
  const { agent, set } = usePresence();
  const reasons = ["meal", "meeting", "training"];
  const mark = (on: boolean) => (on ? <Check size={14} /> : <span className={styles.space} />);
  const label = (presence: Presence) => (
    <span className={styles.item}>
      <i className={styles.dot} data-presence={presence} />
      {t(`presence.${presence}`)}
    </span>
  );
  return (
    <Menu
      placement="topRight"
      menu={{
        items: [
          {
            key: "who",
            type: "group",
            label: `${me.user.name} · ${me.workspace.name}`,
            children: agent
              ? [
                  ...PRESENCES.map((p) => ({ key: p, label: label(p), icon: mark(agent.presence === p) })),
                  {
                    key: "away-for",
                    label: t("awayFor"),
                    icon: <span className={styles.space} />,
                    children: reasons.map((r) => ({ key: `away:${r}`, label: t(`awayReason.${r}`) })),
                  },
                ]
              : [],
          },
          { type: "divider" },
          { key: "notifications", label: t("notifications"), icon: <span className={styles.space} /> },
          { key: "profile", label: t("profile"), icon: <span className={styles.space} /> },
          { key: "sign-out", label: t("signOut"), icon: <span className={styles.space} /> },
        ],
        onClick: ({ key }) => {
          if (key === "profile" || key === "notifications") navigate(`/${key}`);
          else if (key === "sign-out") void signOut();
          else if (key.startsWith("away:")) void set("away", t(`awayReason.${key.slice(5)}`));
          else void set(key as Presence);
        },
      }}
    >
      <button type="button" className={styles.me} aria-label={t("myMenu")}>
        <Avatar name={me.user.name} kind="person" size={32} url={me.user.avatar_url} />
        {agent && (
          <i
            className={styles.dot}
            data-presence={agent.presence}
            title={t(`presence.${agent.presence}`)}
            role="img"
            aria-label={t(`presence.${agent.presence}`)}
          />
        )}
      </button>
    </Menu>
  );
}
