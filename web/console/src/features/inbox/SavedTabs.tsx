import type { SavedView } from "@api/views";
import Button from "antd/es/button";
import { Ellipsis, Users } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "@/core/Menu";
import type { ListQuery } from "@/features/live/state";
import { useLive } from "@/features/live/store";
import { filtersOf, shows } from "./filters";
import type { Ask } from "./question";
import styles from "./SavedTabs.module.css";
import { useViewActions } from "./saved";

const ViewDialog = lazy(() => import("./ViewDialog"));
const SHOWN = 999;

interface Props {
  views: SavedView[];
  savedId: string | null;
  question: ListQuery;
  ask: Ask;
}

/** The saved views, each with how many conversations it holds now; the one shown can be changed. */
export function SavedTabs({ views, savedId, question, ask }: Props) {
  const { t } = useTranslation("inbox");
  const counts = useLive((s) => s.savedCounts);
  const { change, move, remove } = useViewActions(views);
  const [renaming, setRenaming] = useState<SavedView | null>(null);
  const active = views.find((one) => one.id === savedId);
  if (!views.length) return null;

  const choose = (view: SavedView) => ask({ ...view.filters, q: null, sort: view.sort, saved: view.id });
  const differs = active !== undefined && !shows(active, question);
  const at = active ? views.indexOf(active) : -1;
  const neighbour = (by: number) => active && views[at + by]?.scope === active.scope;
  const items = active && [
    ...(differs
      ? [
          {
            key: "update",
            label: t("saved.update"),
            disabled: !active.may_edit,
            onClick: () => void change(active, { filters: filtersOf(question), sort: question.sort }),
          },
          { key: "back", label: t("saved.back"), onClick: () => choose(active) },
          { type: "divider" as const },
        ]
      : []),
    { key: "rename", label: t("saved.edit"), disabled: !active.may_edit, onClick: () => setRenaming(active) },
    {
      key: "left",
      label: t("saved.left"),
      disabled: !active.may_edit || !neighbour(-1),
      onClick: () => void move(active, -1),
    },
    {
      key: "right",
      label: t("saved.right"),
      disabled: !active.may_edit || !neighbour(1),
      onClick: () => void move(active, 1),
    },
    { type: "divider" as const },
    {
      key: "remove",
      label: t("saved.remove"),
      disabled: !active.may_edit,
      onClick: () => void remove(active).then((gone) => gone && ask({ view: "all" })),
    },
  ];
  return (
    <nav className={styles.saved} aria-label={t("saved.title")}>
      {views.map((view) => {
        const count = counts[view.id];
        return (
          <span key={view.id} className={styles.view} data-on={view.id === savedId}>
            <button
              type="button"
              aria-current={view.id === savedId ? "page" : undefined}
              title={t(`saved.of.${view.scope}`, { name: view.name })}
              onClick={() => choose(view)}
            >
              {view.scope !== "personal" && <Users size={12} aria-hidden="true" />}
              <span>{view.name}</span>
              {view.id === savedId && differs && <i title={t("saved.changed")}>*</i>}
              <b className="zk-num">{count === undefined ? "" : count > SHOWN ? `${SHOWN}+` : count}</b>
            </button>
            {view.id === savedId && items && (
              <Menu menu={{ items }}>
                <Button
                  type="text"
                  size="small"
                  icon={<Ellipsis size={14} />}
                  aria-label={t("saved.menu", { name: view.name })}
                />
              </Menu>
            )}
          </span>
        );
      })}
      <Suspense>
        {renaming && (
          <ViewDialog view={renaming} question={question} onClose={() => setRenaming(null)} onSaved={() => {}} />
        )}
      </Suspense>
    </nav>
  );
}
