import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./Page.module.css";

interface Props {
  title: ReactNode;
  hint?: ReactNode;
  /** The page above this one. */
  back?: { to: string; label: string };
  actions?: ReactNode;
  /** Links to the pages of the same place. */
  tabs?: ReactNode;
  /** Filters and search, below the title. */
  tools?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** The frame of every page but the inbox: title, what it is for, actions, content. */
export function Page({ title, hint, back, actions, tabs, tools, children, wide = false }: Props) {
  return (
    <main className={`zk-scroll ${styles.page}`}>
      <div className={styles.inner} data-wide={wide}>
        {back && (
          <Link to={back.to} className={styles.back ?? ""}>
            <ArrowLeft size={13} aria-hidden="true" /> {back.label}
          </Link>
        )}
        <header className={styles.head}>
          <div>
            <h1>{title}</h1>
            {hint && <p>{hint}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
        {tabs}
        {tools && <div className={styles.tools}>{tools}</div>}
        {children}
      </div>
    </main>
  );
}
