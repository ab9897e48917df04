import { Suspense, useEffect, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { CommandProvider } from "@/core/commands";
import { useSession } from "@/core/session";
import { setZone } from "@/core/time";
import { LiveProvider } from "@/features/live/LiveProvider";
import { LinkBanner } from "./LinkBanner";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { useShellCommands } from "./shellCommands";

function Frame() {
  const [palette, setPalette] = useState(false);
  const { pathname } = useLocation();
  useShellCommands();
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
            <Outlet />
          </Suspense>
        </div>
      </div>
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
