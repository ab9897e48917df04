import { NavLink } from "react-router";
import styles from "./SectionTabs.module.css";

export interface SectionTab {
  to: string;
  label: string;
  /** Pages below it belong to it too. */
  deep?: boolean;
  /** How much waits there; nothing is shown for 0. */
  count?: number;
}

/** The pages of one place, as a row of links below its title. */
export function SectionTabs({ label, tabs }: { label: string; tabs: SectionTab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={!tab.deep}>
          {tab.label}
          {tab.count ? <b className="zk-num">{tab.count}</b> : null}
        </NavLink>
      ))}
    </nav>
  );
}
