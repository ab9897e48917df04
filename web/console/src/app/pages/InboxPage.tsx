import type { ConversationSnapshot } from "@api/contract";
import { Empty } from "@ui/Empty";
import { MessagesSquare } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { searchFor, useBeside, WIDE } from "@/core/beside";
import { get } from "@/core/http";
import { useSession } from "@/core/session";
import { useMedia, useNarrow } from "@/core/useMedia";
import { AssistantTab } from "@/features/conversation/AssistantTab";
import { ConversationPane } from "@/features/conversation/ConversationPane";
import { PlaceContext } from "@/features/conversation/place";
import { SidePanel } from "@/features/customer/SidePanel";
import { InboxList } from "@/features/inbox/InboxList";
import { useQuestion } from "@/features/inbox/question";
import { applyConversationSnapshot } from "@/features/live/reducer";
import { useLive, useLiveLink } from "@/features/live/store";
import styles from "./InboxPage.module.css";
import { PanelPage } from "./PanelPage";
import { usePanel } from "./usePanel";

const load = () => import("@/features/inbox/beside/Beside");
const Beside = lazy(() => load().then((m) => ({ default: m.Beside })));
const PaneTools = lazy(() => load().then((m) => ({ default: m.PaneTools })));

/** The inbox: list, one conversation or two, side panel; at phone width each is a page, so that going back works. */
export function Component() {
  const { t } = useTranslation("inbox");
  const { me } = useSession();
  const { id } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const narrow = useNarrow();
  const wide = useMedia(WIDE);
  const beside = useBeside(id);
  const split = wide && beside !== null;
  const [touched, touch] = useState<string | null>(null);
  const active = split && touched === beside ? beside : id;
  const roomy = useMedia("(min-width: 1180px)") && !split;
  const panel = usePanel(narrow, roomy, split, active);
  const { question, ask, savedId } = useQuestion(me);
  const { store } = useLiveLink();
  const row = useLive((s) => (active ? s.rows[active] : undefined));
  const customer = useLive((s) => (active ? (s.conversations[active]?.customer ?? null) : null));

  const go = useCallback(
    (main: string, second: string | null = null) =>
      navigate({ pathname: `/inbox/${main}`, search: searchFor(search, main, second) }),
    [navigate, search],
  );
  const open = useCallback(
    (next: string) => {
      touch(next);
      void go(next, next === beside ? id : beside);
    },
    [go, id, beside],
  );
  const openBeside = useCallback(
    (next: string) => {
      touch(next);
      if (!id) void go(next);
      else if (next !== id && next !== beside) void go(id, next);
    },
    [go, id, beside],
  );
  const swap = () => {
    if (!id || !beside) return;
    touch(split && active ? active : beside); // sides change, not what one works on
    void go(beside, id);
  };
  const close = (which: string) => id && beside && void go(which === id ? beside : id);
  const back = useCallback(() => navigate({ pathname: "/inbox", search }), [navigate, search]);
  const refresh = useCallback(() => {
    if (!active) return;
    void get<ConversationSnapshot>(`/conversations/${active}`).then((s) =>
      store.update((x) => applyConversationSnapshot(x, s)),
    );
  }, [active, store]);

  useEffect(() => {
    const name = row?.customer.name;
    document.title = name ? `${name} · ${t("common:product")}` : t("common:product");
  }, [row?.customer.name, t]);

  const [picking, setPicking] = useState(false);
  const side = row && active && (
    <SidePanel
      key={active}
      me={me}
      row={row}
      customer={customer}
      assistant={<AssistantTab id={active} />}
      onOpen={active === beside ? openBeside : open}
      onChanged={refresh}
    />
  );
  const showSide = Boolean(id) && panel.open;
  const pane = !id ? "list" : narrow && panel.open ? "side" : "conversation";
  const shown = [id, split ? beside : null].filter((one) => typeof one === "string");
  return (
    <div className={styles.page} data-pane={pane} data-side={showSide} data-roomy={roomy} data-main={active === id}>
      <div className={styles.list}>
        <InboxList
          {...{ question, ask, savedId }}
          selectedId={id ?? null}
          besideId={beside}
          onOpen={open}
          onBeside={openBeside}
        />
      </div>
      <main className={styles.conversation} data-split={split}>
        <Suspense>
          {id && (wide || beside) && (
            <Beside
              {...{ id, beside, split, active, picking, touch, swap, close }}
              onPick={setPicking}
              onOpen={openBeside}
            />
          )}
        </Suspense>
        {shown.map((one) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: they tell only which of the two is meant
          <div
            key={one}
            className={styles.place}
            data-conversation={one}
            data-active={split && one === active}
            tabIndex={-1}
            onFocus={() => touch(one)}
            onPointerDownCapture={() => touch(one)}
          >
            <PlaceContext value={{ main: one === id, split, active: one === active }}>
              <ConversationPane
                id={one}
                me={me}
                onBack={narrow ? back : null}
                tools={
                  <Suspense fallback={<span className={styles.tool} />}>
                    {wide && <PaneTools {...{ split, close }} id={one} active={one === active} onPick={setPicking} />}
                  </Suspense>
                }
                panelOpen={panel.open && one === active}
                onPanel={() => panel.toggle(one)}
              />
            </PlaceContext>
          </div>
        ))}
        {!id && <Empty icon={<MessagesSquare size={22} />} title={t("pick")} hint={t("pickHint")} />}
      </main>
      {showSide && (
        <div className={styles.side}>{narrow ? <PanelPage onBack={() => navigate(-1)}>{side}</PanelPage> : side}</div>
      )}
    </div>
  );
}
