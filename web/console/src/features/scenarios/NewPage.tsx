import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Editor } from "./Editor";

/** A scenario that was never saved: from nothing, or from an example. */
export function Component() {
  const { t } = useTranslation("scenarios");
  const [params] = useSearchParams();
  const example = params.get("from") === "example";
  return <Editor key={String(example)} held={null} first={t(example ? "sample.example" : "sample.blank")} />;
}
