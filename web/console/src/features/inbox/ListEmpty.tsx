import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { Coffee, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ListQuery } from "@/features/live/state";
import { narrowed, wide } from "./filters";
import type { Ask } from "./question";

/** Why the list is empty, and the one step that would fill it. */
export function ListEmpty({ question, ask }: { question: ListQuery; ask: Ask }) {
  const { t } = useTranslation("inbox");
  if (question.q) {
    return (
      <Empty
        icon={<SearchX size={22} />}
        title={t("empty.search", { q: question.q })}
        hint={t("empty.searchHint")}
        action={<Button onClick={() => ask({ q: "", status: "any", view: "all" })}>{t("empty.searchAll")}</Button>}
      />
    );
  }
  if (narrowed(question))
    return (
      <Empty
        icon={<SearchX size={22} />}
        title={t("empty.filter")}
        action={<Button onClick={() => ask(wide)}>{t("filter.clear")}</Button>}
      />
    );
  const elsewhere = question.view === "mine" ? "unassigned" : "all";
  return (
    <Empty
      icon={<Coffee size={22} />}
      title={t(question.status === "open" ? `empty.${question.view}` : "empty.status")}
      hint={t(`viewHint.${question.view}`)}
      action={
        question.view === "all" ? null : (
          <Button onClick={() => ask({ view: elsewhere, status: "open" })}>{t(`empty.goto.${elsewhere}`)}</Button>
        )
      }
    />
  );
}
