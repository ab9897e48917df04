import { lazy, Suspense, useEffect, useState } from "react";
import { Outlet, useLocation, useMatches, useNavigate } from "react-router";
import { CommandProvider } from "@/core/commands";
import { useKeys } from "@/core/keys";
import { can } from "@/core/permissions";
import { useSession } from "@/core/session";
import { setZone } from "@/core/time";
import { LiveProvider } from "@/features/live/LiveProvider";
import { Forbidden } from "../pages/Forbidden";
import { LinkBanner } from "./LinkBanner";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { useShellCommands } from "./shellCommands";

const Notifier = lazy(() => import("@/features/notify/Notifier").then((m) => ({ default: m.Notifier })));

/** The page, or why it cannot be shown. */
function Allowed() {
  const { me } = useSession();
  const handles = useMatches().map((match) => match.handle as { permission?: string | null } | undefined);
  const permission = handles.find((handle) => handle?.permission)?.permission;
  return permission && !can(me, permission) ? <Forbidden permission={permission} /> : <Outlet />;
}

const KeySheet = lazy(() => import("./KeySheet"));

function Frame() {
  const [palette, setPalette] = useState(false);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState(false);
  useShellCommands(() => setSheet(true));
  useKeys({ f: () => navigate("/search"), "?": () => setSheet(true) });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPalette((was) => !was);
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className={styles.shell} data-deep={/^\/inbox\/./.test(pathname)}>
      <Rail onPalette={() => setPalette(true)} />
      <div className={styles.content}>
        <LinkBanner />
        <div className={styles.page}>
          <Suspense>
            <Allowed />
          </Suspense>
          <Suspense>
            <Notifier />
          </Suspense>
        </div>
      </div>
      <Suspense>{sheet && <KeySheet onClose={() => setSheet(false)} />}</Suspense>
      {palette && <Palette onClose={() => setPalette(false)} />}
    </div>
  );
}

/** The frame of every signed-in page: rail, live connection, palette. */
export function Shell() {
  const { me } = useSession();
  setZone(me.workspace.timezone);
  return (
    <LiveProvider>
      <CommandProvider>
        <Frame />
      </CommandProvider>
    </LiveProvider>
  );
}
