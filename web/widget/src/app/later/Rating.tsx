import { useState } from "preact/hooks";
import { widget } from "../context";
import { StarIcon } from "./icons";
import { Transcript } from "./Transcript";
import { type LaterWord, say as t } from "./words";

const SCORES = [1, 2, 3, 4, 5] as const;
const GOOD = ["solved", "fast", "friendly", "clear"] as const;
const BAD = ["unsolved", "slow", "unfriendly", "unclear"] as const;

/** Once the conversation is resolved: how it was, and the conversation by mail. */
export function Rating({ rated }: { rated: boolean }) {
  return (
    <>
      {!rated && <Stars />}
      <Transcript />
    </>
  );
}

/** One to five stars and a few words. */
function Stars() {
  const [score, setScore] = useState(0);
  const [why, setWhy] = useState<string[]>([]);
  const [comment, setComment] = useState("");
  const [stage, setStage] = useState<"ask" | "sending" | "failed" | "done">("ask");
  const submit = () => {
    setStage("sending");
    widget.api.call("POST", "/rating", { score, reasons: why, comment: comment.trim() || null }).then(
      () => {
        setStage("done");
        widget.host.event("rated", { score });
      },
      () => setStage("failed"),
    );
  };
  if (stage === "done")
    return (
      <div class="rating" role="status">
        <p class="rating-title">{t("rate_thanks")}</p>
      </div>
    );
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p class="rating-title">{t("rate_title")}</p>
      <div class="stars" role="radiogroup" aria-label={t("rate_label")}>
        {SCORES.map((n) => (
          <label key={n} class={n <= score ? "star on" : "star"} title={t(`rate_${n}` as LaterWord)}>
            <input
              type="radio"
              name="score"
              value={n}
              checked={score === n}
              onChange={() => {
                setScore(n);
                setWhy([]);
              }}
            />
            <StarIcon on={n <= score} />
            <span class="sr">
              {t("rate_star", { n })} {t(`rate_${n}` as LaterWord)}
            </span>
          </label>
        ))}
      </div>
      <p class="rating-word" aria-hidden="true">
        {score ? t(`rate_${score}` as LaterWord) : "\u00a0"}
      </p>
      {score > 0 && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons */}
          <div class="why" role="group" aria-label={t("why")}>
            {(score > 3 ? GOOD : BAD).map((one) => (
              <button
                type="button"
                key={one}
                class="chip"
                aria-pressed={why.includes(one)}
                onClick={() => setWhy(why.includes(one) ? why.filter((held) => held !== one) : [...why, one])}
              >
                {t(one)}
              </button>
            ))}
          </div>
          <textarea
            rows={2}
            maxLength={1000}
            aria-label={t("rate_comment")}
            placeholder={t("rate_comment")}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          {stage === "failed" && <p role="alert">{widget.t("rate_failed")}</p>}
          <button type="submit" class="primary" disabled={stage === "sending"}>
            {t("rate_submit")}
          </button>
        </>
      )}
    </form>
  );
}
