import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import styles from "./SectionTabs.module.css";

export interface SectionTab {
  to: string;
  label: string;
  /** Pages below it belong to it too. */
  deep?: boolean;
  /** How much waits there; nothing is shown for 0. */
  count?: number;
}

/** The pages of one place, as a row of links below its title; a row too long is moved so that the page in hand is seen. */
export function SectionTabs({ label, tabs }: { label: string; tabs: SectionTab[] }) {
  const strip = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const counts = tabs.map((tab) => tab.count).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another place in the row; counts come later and widen it
  useEffect(() => {
    const row = strip.current;
    const here = row?.querySelector<HTMLElement>("[aria-current=page]");
    if (row && here) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }, [pathname, counts]);
  return (
    <nav className={styles.nav} aria-label={label}>
      <div ref={strip} className={styles.tabs}>
        {tabs.map((tab) => (
          <NavLink key={tab.to} to={tab.to} end={!tab.deep}>
            {tab.label}
            {tab.count ? <b className="zk-num">{tab.count}</b> : null}
          </NavLink>
        ))}
      </div>
    </nav>
  );
}
