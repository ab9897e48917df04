import { useState } from "preact/hooks";
import { ApiError } from "../../net/api";
import { widget } from "../context";
import { pick } from "../i18n";
import { type LaterWord, say } from "./words";

const TYPES: Record<string, string> = { email: "email", phone: "tel" };
const AUTO: Record<string, string> = { name: "name", email: "email", phone: "tel" };

/** What the inbox wants to know of the customer: before he writes, or while nobody is there to answer him. */
export function Form(_: object) {
  const { view, asked } = widget;
  const form = view.info?.form;
  const [values, setValues] = useState<string[]>(() => form?.fields.map(() => "") ?? []);
  const [agreed, setAgreed] = useState(false);
  const [wrong, setWrong] = useState<{ at: number | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  if (!form) return null;
  const consent = pick(form.consent, view.locale);
  const submit = async () => {
    const missing = form.fields.findIndex((field, n) => field.required && !values[n]?.trim());
    if (missing >= 0) return setWrong({ at: missing, text: say("missing") });
    if (consent && !agreed) return setWrong({ at: null, text: say("agree") });
    setBusy(true);
    try {
      await widget.begin();
      await widget.api.call("POST", "/form", {
        values: values.map((value) => value.trim() || null),
        consent: agreed,
        locale: view.locale,
      });
      const { info } = widget.view;
      if (info) widget.set({ info: { ...info, form: { ...form, due: false } } });
    } catch (error) {
      const said = error instanceof ApiError && error.message;
      const at = error instanceof ApiError && /^values\.(\d+)$/.exec(error.field ?? "")?.[1];
      setWrong({ at: at ? Number(at) : null, text: said || say("failed") });
      setBusy(false);
    }
  };
  return (
    <form
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{say(asked === "offline" ? "form_offline" : "form_start")}</p>
      {form.fields.map((field, n) => {
        const label = pick(field.label, view.locale) || say(field.kind as LaterWord);
        const shared = {
          value: values[n] ?? "",
          required: field.required,
          "aria-invalid": wrong?.at === n,
          onChange: (event: { currentTarget: { value: string } }) =>
            setValues(values.map((held, at) => (at === n ? event.currentTarget.value : held))),
        };
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the field stands in it, one of two kinds
          <label key={label}>
            <span>
              {label}
              {field.required ? " *" : ""}
            </span>
            {field.kind === "choice" ? (
              <select {...shared}>
                <option value="" />
                {field.options.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            ) : (
              <input
                {...shared}
                type={(TYPES[field.kind] ?? "text") as "text"}
                autoComplete={AUTO[field.kind] ?? "off"}
                maxLength={500}
                onInput={shared.onChange}
              />
            )}
            {wrong?.at === n && <em role="alert">{wrong.text}</em>}
          </label>
        );
      })}
      {consent && (
        <label class="agree">
          <input
            type="checkbox"
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          {consent}
        </label>
      )}
      {wrong && wrong.at === null && <em role="alert">{wrong.text}</em>}
      <button type="submit" class="primary" disabled={busy}>
        {say("submit")}
      </button>
    </form>
  );
}
