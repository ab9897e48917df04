import Badge from "antd/es/badge";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { SlidersHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "@/core/SearchBox";
import { useTags } from "../tags";
import { type Filters, FURTHER, NEEDS, SORTS, STATES } from "./filters";
import styles from "./list.module.css";

const PAUSE_MS = 250;

interface Props {
  filters: Filters;
  set: (part: Partial<Filters>) => void;
}

/**
 * The words searched for, written into the address once the typing pauses or the field is left; whoever is on the way to
 * another page by then is not called back.
 */
function useWords({ filters, set }: Props) {
  const [words, setWords] = useState(filters.q);
  const held = useRef(filters.q);
  const flush = useRef(() => {});
  flush.current = () => {
    if (words.trim() === held.current) return;
    held.current = words.trim();
    set({ q: words.trim() });
  };
  useEffect(() => {
    // Somebody else changed them: a link, the way back.
    if (filters.q !== held.current) setWords(filters.q);
    held.current = filters.q;
  }, [filters.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with each word
  useEffect(() => {
    const here = location.pathname;
    const timer = setTimeout(() => location.pathname === here && flush.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return { words, setWords, leave: () => flush.current() };
}

/** Search, state and order at hand; the rest behind a button that says how many are set. */
export function FilterBar({ filters, set }: Props) {
  const { t } = useTranslation("knowledge");
  const { words, setWords, leave } = useWords({ filters, set });
  const used = FURTHER.filter((name) => filters[name]).length;
  const [open, setOpen] = useState(used > 0);
  const tags = useTags(filters.base);
  const pick = (name: (typeof FURTHER)[number], label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      className={styles.select ?? ""}
      aria-label={label}
      placeholder={label}
      value={filters[name]}
      options={options}
      onChange={(value?: string) => set({ [name]: value ?? null })}
    />
  );
  const words_ = (group: string, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <div className={styles.filters}>
      <div className={styles.row}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears the field within being left */}
        <div className={styles.search} onBlur={leave}>
          <SearchBox label={t("search")} value={words} onChange={setWords} />
        </div>
        <Select
          allowClear
          className={styles.select ?? ""}
          aria-label={t("stateLabel")}
          placeholder={t("anyState")}
          value={filters.need ?? filters.state}
          options={[
            { label: t("stateLabel"), options: words_("state", STATES) },
            { label: t("need.label"), options: words_("need", Object.keys(NEEDS)) },
          ]}
          onChange={(value?: string) =>
            value && value in NEEDS ? set({ need: value, state: null }) : set({ state: value ?? null, need: null })
          }
        />
        <Select
          className={styles.select ?? ""}
          aria-label={t("sort.label")}
          value={filters.sort}
          options={words_("sort", SORTS)}
          onChange={(sort: string) => set({ sort })}
        />
        <Badge count={used} size="small" color="var(--zk-accent-fill)">
          <Button icon={<SlidersHorizontal size={15} />} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("list.filters")}
          </Button>
        </Badge>
      </div>
      {open && (
        <div className={styles.row}>
          {pick(
            "tag",
            t("tags"),
            tags.map((one) => ({ value: one.tag, label: `${one.tag} (${one.entries})` })),
          )}
          {pick("kind", t("kind.label"), words_("kind", ["faq", "article"]))}
          {pick("locale", t("language"), words_("locale", ["zh", "en"]))}
          {pick("audience", t("audience.label"), words_("audience", ["customer", "agent"]))}
          {pick("owner", t("owner.label"), [{ value: "me", label: t("owner.me") }])}
          {used > 0 && (
            <Button
              type="link"
              onClick={() => set({ tag: null, kind: null, locale: null, audience: null, owner: null })}
            >
              {t("list.clear")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
