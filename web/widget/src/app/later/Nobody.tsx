import { widget } from "../context";
import { say } from "./words";

/** Nobody is there: when people are back by the reader's own clock; says whose it is where the inbox's shows another. */
export function Nobody({ back }: { back: string | false | null | undefined }) {
  const by = (timeZone?: string) =>
    new Date(back as string).toLocaleString(widget.view.locale, {
      dateStyle: "full",
      timeStyle: "short",
      timeZone,
    });
  return (
    <p class="banner">
      {back
        ? say("back_at", { at: by() + (by() === by(widget.view.info?.away?.zone) ? "" : say("yours")) })
        : say("nobody")}
    </p>
  );
}
