import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { useExplain } from "@/core/problem";

/** A page that broke, or could not be loaded (as after an update of the server): say so, and offer a reload. */
export function PageError() {
  const { t } = useTranslation();
  const explain = useExplain();
  const error = useRouteError();
  return (
    <Empty
      icon={<CircleAlert size={22} />}
      title={t("pageBroke")}
      hint={explain(error)}
      action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}
    />
  );
}
