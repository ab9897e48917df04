import type { ConversationSnapshot } from "@api/contract";
import { Empty } from "@ui/Empty";
import { MessagesSquare } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { get } from "@/core/http";
import { useSession } from "@/core/session";
import { useMedia, useNarrow } from "@/core/useMedia";
import { AssistantTab } from "@/features/conversation/AssistantTab";
import { ConversationPane } from "@/features/conversation/ConversationPane";
import { SidePanel } from "@/features/customer/SidePanel";
import { InboxList } from "@/features/inbox/InboxList";
import { useQuestion } from "@/features/inbox/question";
import { applyConversationSnapshot } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import styles from "./InboxPage.module.css";
import { PanelPage } from "./PanelPage";

const STORED = "zhike.panel";

/**
 * Whether the side panel is open: kept on this device where it stands beside the conversation; only for now where it lies
 * over it; part of the address where it is a page.
 */
function usePanel(narrow: boolean, roomy: boolean) {
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState(() => localStorage.getItem(STORED) !== "closed");
  const [over, setOver] = useState(false);
  const page = params.get("panel") === "1";
  const toggle = useCallback(() => {
    if (narrow) {
      setParams((p) => {
        p.set("panel", "1");
        return p;
      });
    } else if (!roomy) setOver((was) => !was);
    else
      setOpen((was) => {
        localStorage.setItem(STORED, was ? "closed" : "open");
        return !was;
      });
  }, [narrow, roomy, setParams]);
  return { open: narrow ? page : roomy ? open : over, toggle };
}

/** The inbox: list, conversation, side panel; at phone width each is a page, so that going back works. */
export function Component() {
  const { t } = useTranslation("inbox");
  const { me } = useSession();
  const { id } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const narrow = useNarrow();
  const roomy = useMedia("(min-width: 1180px)");
  const panel = usePanel(narrow, roomy);
  const { question, ask, savedId } = useQuestion(me);
  const { store } = useLiveLink();
  const row = useLive((s) => (id ? s.rows[id] : undefined));
  const customer = useLive((s) => (id ? (s.conversations[id]?.customer ?? null) : null));

  const open = useCallback(
    (next: string) => {
      const params = new URLSearchParams(search);
      params.delete("panel");
      params.delete("at");
      navigate({ pathname: `/inbox/${next}`, search: params.toString() });
    },
    [navigate, search],
  );
  const back = useCallback(() => navigate({ pathname: "/inbox", search }), [navigate, search]);
  const refresh = useCallback(() => {
    if (!id) return;
    void get<ConversationSnapshot>(`/conversations/${id}`).then((s) =>
      store.update((x) => applyConversationSnapshot(x, s)),
    );
  }, [id, store]);

  useEffect(() => {
    const name = row?.customer.name;
    document.title = name ? `${name} · ${t("common:product")}` : t("common:product");
  }, [row?.customer.name, t]);

  const side = row && id && (
    <SidePanel
      me={me}
      row={row}
      customer={customer}
      assistant={<AssistantTab id={id} />}
      onOpen={open}
      onChanged={refresh}
    />
  );
  const showSide = Boolean(id) && panel.open;
  const pane = !id ? "list" : narrow && panel.open ? "side" : "conversation";
  return (
    <div className={styles.page} data-pane={pane} data-side={showSide} data-roomy={roomy}>
      <div className={styles.list}>
        <InboxList question={question} ask={ask} savedId={savedId} selectedId={id ?? null} onOpen={open} />
      </div>
      <main className={styles.conversation}>
        {id ? (
          <ConversationPane
            key={id}
            id={id}
            me={me}
            onBack={narrow ? back : null}
            panelOpen={panel.open}
            onPanel={panel.toggle}
          />
        ) : (
          <Empty icon={<MessagesSquare size={22} />} title={t("pick")} hint={t("pickHint")} />
        )}
      </main>
      {showSide && (
        <div className={styles.side}>{narrow ? <PanelPage onBack={() => navigate(-1)}>{side}</PanelPage> : side}</div>
      )}
    </div>
  );
}
