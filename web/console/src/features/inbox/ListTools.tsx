import Button from "antd/es/button";
import Input from "antd/es/input";
import { ArrowDownWideNarrow, ChevronDown, ListFilter, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import type { ListQuery } from "@/features/live/state";
import { narrowed, sorts, statuses } from "./filters";
import styles from "./ListTools.module.css";
import type { Ask } from "./question";

interface Props {
  question: ListQuery;
  ask: Ask;
  filtering: boolean;
  onFilter: () => void;
  onSelect: () => void;
}

const SEARCH_PAUSE_MS = 250;

/** Search, status, filter and order of the list. */
export function ListTools({ question, ask, filtering, onFilter, onSelect }: Props) {
  const { t } = useTranslation("inbox");
  const asked = question.q ?? "";
  const [words, setWords] = useState(asked);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => setWords(asked), [asked]);
  useEffect(() => {
    if (words.trim() === asked) return;
    const timer = setTimeout(() => latest.current({ q: words.trim() }), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked]);

  const ways = narrowed(question);
  const filter = ways ? t("filter.narrowed", { count: ways }) : t("filter.title");
  const order = t("sortBy", { by: t(`sort.${question.sort}`) });
  const statusItems = statuses.map((key) => ({ key, label: t(`status.${key}`), onClick: () => ask({ status: key }) }));
  const sortItems = [
    ...sorts.map((key) => ({ key, label: t(`sort.${key}`), onClick: () => ask({ sort: key }) })),
    { type: "divider" as const },
    { key: "select", label: t("bulk.select"), onClick: onSelect },
  ];
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
      <Menu menu={{ items: statusItems, selectedKeys: [question.status] }}>
        <Button
          type="text"
          className={styles.filter ?? ""}
          aria-label={`${t("filterStatus")}: ${t(`status.${question.status}`)}`}
        >
          {t(`status.${question.status}`)} <ChevronDown size={14} />
        </Button>
      </Menu>
      <Button
        type="text"
        className={styles.icon ?? ""}
        data-on={filtering || ways > 0}
        icon={<ListFilter size={16} />}
        aria-label={filter}
        title={filter}
        aria-expanded={filtering}
        onClick={onFilter}
      >
        {ways > 0 ? <span className="zk-num">{ways}</span> : null}
      </Button>
      <Menu menu={{ items: sortItems, selectedKeys: [question.sort] }} placement="bottomRight">
        <Button
          type="text"
          className={styles.icon ?? ""}
          icon={<ArrowDownWideNarrow size={16} />}
          aria-label={order}
          title={order}
        />
      </Menu>
    </div>
  );
}
