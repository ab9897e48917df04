import Button from "antd/es/button";
import Input from "antd/es/input";
import { ArrowDownWideNarrow, ChevronDown, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import type { ListQuery } from "@/features/live/state";
import styles from "./ListTools.module.css";

interface Props {
  question: ListQuery;
  ask: (change: { status?: string; sort?: string; q?: string }) => void;
}

const SEARCH_PAUSE_MS = 250;

/** Search, status and order of the list. */
export function ListTools({ question, ask }: Props) {
  const { t } = useTranslation("inbox");
  const [words, setWords] = useState(question.q);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    if (words === question.q) return;
    const timer = setTimeout(() => latest.current({ q: words.trim() }), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, question.q]);

  const statuses = ["open", "pending", "snoozed", "resolved", "any"].map((key) => ({ key, label: t(`status.${key}`) }));
  const sorts = ["waiting", "newest"].map((key) => ({ key, label: t(`sort.${key}`) }));
  return (
    <div className={styles.tools}>
      <Input
        className={styles.search ?? ""}
        allowClear
        variant="filled"
        prefix={<Search size={15} />}
        placeholder={t("search")}
        aria-label={t("search")}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <Menu menu={{ items: statuses, selectedKeys: [question.status], onClick: ({ key }) => ask({ status: key }) }}>
        <Button type="text" className={styles.filter ?? ""} aria-label={t("filterStatus")}>
          {t(`status.${question.status}`)} <ChevronDown size={14} />
        </Button>
      </Menu>
      <Menu menu={{ items: sorts, selectedKeys: [question.sort], onClick: ({ key }) => ask({ sort: key }) }}>
        <Button
          type="text"
          icon={<ArrowDownWideNarrow size={16} />}
          aria-label={t("sortBy", { by: t(`sort.${question.sort}`) })}
          title={t("sortBy", { by: t(`sort.${question.sort}`) })}
        />
      </Menu>
    </div>
  );
}
