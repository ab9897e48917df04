import { useEffect, useState } from "preact/hooks";
import { widget } from "../context";
import { say as t } from "./words";

/** The conversation by mail, where the workspace can send any. */
export function Transcript(_: object) {
  const [to, setTo] = useState<string | null>(null);
  const [stage, setStage] = useState<"offer" | "ask" | "sending" | "done" | string>("");
  useEffect(() => {
    widget.api.call<{ available: boolean; address: string | null }>("GET", "/transcript").then(
      ({ available, address }) => {
        setTo(address ?? "");
        available && setStage("offer");
      },
      () => {},
    );
  }, []);
  if (!stage) return null;
  if (stage === "offer")
    return (
      <button type="button" class="mail" onClick={() => setStage("ask")}>
        {t("mail")}
      </button>
    );
  if (stage === "done")
    return (
      <p class="mail" role="status">
        {t("mailed")}
      </p>
    );
  return (
    <form
      class="mail"
      onSubmit={(event) => {
        event.preventDefault();
        setStage("sending");
        widget.api.call("POST", "/transcript", { to, locale: widget.view.locale }).then(
          () => setStage("done"),
          (error: Error) => setStage(error.message || t("failed")),
        );
      }}
    >
      <input
        type="email"
        required
        autoComplete="email"
        aria-label={t("email")}
        placeholder={t("email")}
        value={to ?? ""}
        onInput={(event) => setTo(event.currentTarget.value)}
      />
      {stage !== "ask" && stage !== "sending" && <p role="alert">{stage}</p>}
      <button type="submit" class="primary" disabled={stage === "sending"}>
        {t("submit")}
      </button>
    </form>
  );
}
