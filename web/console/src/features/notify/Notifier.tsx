import type { Told } from "@api/notifications";
import type { Fact } from "@api/socket";
import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { inSight } from "@/core/beside";
import { useFeedback } from "@/core/feedback";
import { useSession } from "@/core/session";
import { useLive, useLiveLink } from "@/features/live/store";
import { settle, showBeside } from "./push";
import { toldBy, waysOf } from "./rules";
import { ring } from "./sound";
import { useNotifications } from "./useNotifications";

const SHOWN_S = 6;

/** Tells a person of what happens beside what he looks at, as he chose; how much came while he was away stands in the title. */
export function Notifier() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { listen } = useLiveLink();
  const { message } = useFeedback();
  const navigate = useNavigate();
  const { chosen } = useNotifications();
  const teams = useLive((s) => (me.agent ? s.agents[me.agent.id] : undefined))?.team_ids ?? me.agent?.team_ids ?? [];
  const missed = useRef(0);

  const hear = useRef<(facts: Fact[]) => void>(() => {});
  hear.current = (facts) => {
    if (!chosen) return;
    const self = { ids: [me.user.id, ...(me.agent ? [me.agent.id] : [])], teamIds: teams };
    for (const fact of facts) {
      const told = toldBy(fact, self);
      if (told && fact.row) tell(told, fact.row.id, fact.row.customer.name);
    }
  };

  function tell(told: Told, id: string, who: string) {
    const looking = !document.hidden && inSight(id);
    const ways = waysOf(told, chosen as NonNullable<typeof chosen>, Date.now(), looking);
    const text = t(`told.${told}`, { who });
    const open = () => navigate(`/inbox/${id}`);
    if (ways.length && document.hidden) count(missed.current + 1);
    if (ways.includes("sound")) ring();
    if (ways.includes("desktop") && document.hidden) void showBeside(text, id, `/inbox/${id}`, open);
    if (!ways.includes("page") || document.hidden) return;
    const key = `told-${id}`;
    const go = () => {
      message.destroy(key);
      open();
    };
    const content = (
      <span>
        {text}
        <Button type="link" size="small" onClick={go}>
          {t("told.open")}
        </Button>
      </span>
    );
    void message.open({ key, type: "info", duration: SHOWN_S, content });
  }

  function count(number: number) {
    missed.current = number;
    const bare = document.title.replace(/^\(\d+\) /, "");
    document.title = number ? `(${number}) ${bare}` : bare;
  }

  // The worker asks whether somebody is here, or says where a click on what it showed leads; the answer says that he is.
  useEffect(() => {
    const worker = navigator.serviceWorker;
    const hearWorker = ({ data, ports }: MessageEvent<{ open?: string | null }>) => {
      if (data.open === undefined) return;
      ports[0]?.postMessage(true);
      if (data.open) navigate(data.open);
    };
    worker?.addEventListener("message", hearWorker);
    settle(me.user.id).catch(() => null); // the next start does it
    return () => worker?.removeEventListener("message", hearWorker);
  }, [me.user.id, navigate]);
  useEffect(() => listen((facts) => hear.current(facts)), [listen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` touches a ref and the title only
  useEffect(() => {
    const back = () => !document.hidden && count(0);
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, []);
  return null;
}
