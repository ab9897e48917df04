import type { Inbox, OpeningHours } from "@api/settings";

export const DEFAULT_COLOR = "#0e8a7d";
export type Two = { zh: string; en: string };
export interface SuggestionRow extends Two {
  /** Pages it is for; empty, all. */
  at: string;
}

/** A question of one language alone, as older inboxes hold them, stands under the language it is in. */
function asRow(one: string | Partial<SuggestionRow>): SuggestionRow {
  if (typeof one !== "string") return { zh: one.zh ?? "", en: one.en ?? "", at: one.at ?? "" };
  return /[\u4e00-\u9fff]/.test(one) ? { zh: one, en: "", at: "" } : { zh: "", en: one, at: "" };
}

/** What the page edits: every setting with a value, whatever the inbox holds. */
export function start(inbox: Inbox, zone = "Asia/Shanghai") {
  const { settings } = inbox;
  const { title, greeting, look } = settings;
  return {
    name: inbox.name,
    locale: inbox.locale,
    default_queue_id: inbox.default_queue_id,
    title: { zh: title?.zh ?? "", en: title?.en ?? "" },
    greeting: { zh: greeting?.zh ?? "", en: greeting?.en ?? "" },
    color: settings.color ?? DEFAULT_COLOR,
    look: {
      side: look?.side ?? "right",
      x: look?.x ?? 20,
      y: look?.y ?? 20,
      text: { zh: look?.text?.zh ?? "", en: look?.text?.en ?? "" },
      avatar: look?.avatar ?? "",
      theme: look?.theme ?? "auto",
    },
    pages: settings.pages ?? [],
    start: settings.start ?? "messages",
    suggestions: (settings.suggestions ?? []).map(asRow),
    form: {
      at: settings.form?.at ?? [],
      fields: (settings.form?.fields ?? []).map((one) => ({
        kind: one.kind,
        label: { zh: one.label?.zh ?? "", en: one.label?.en ?? "" },
        required: one.required ?? false,
        options: one.options ?? [],
      })),
      consent: { zh: settings.form?.consent?.zh ?? "", en: settings.form?.consent?.en ?? "" },
    },
    track: { pages: settings.track?.pages ?? false, days: settings.track?.days ?? 30 },
    hours: {
      always: settings.hours?.always ?? true,
      zone: settings.hours?.zone ?? zone,
      week: settings.hours?.week ?? {},
      dates: settings.hours?.dates ?? [],
    } as OpeningHours,
    help: { enabled: settings.help?.enabled ?? false, base_ids: settings.help?.base_ids ?? [] },
    callback_url: settings.callback_url ?? "",
  };
}

export const KINDS = ["name", "email", "phone", "text", "choice"] as const;
export type Values = ReturnType<typeof start>;
export type SetValues = (part: Partial<Values>) => void;

/** What is empty is left out, so that the other language, or the usual, stands in. */
function filled<T extends object>(words: T): Partial<T> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => String(text).trim())) as Partial<T>;
}

/** The body that changes an inbox. */
export function bodyOf(values: Values, kind: Inbox["kind"]) {
  const { name, locale, default_queue_id, callback_url, look, suggestions, title, greeting, color, pages, help, form } =
    values;
  const basics = { name: name.trim(), locale, default_queue_id };
  if (kind === "api") return { ...basics, settings: { callback_url: callback_url.trim(), hours: values.hours } };
  const { avatar, text, ...place } = look;
  const shown = { ...place, text: filled(text), ...(avatar.trim() ? { avatar: avatar.trim() } : {}) };
  const asked = suggestions.map(filled).filter((one) => one.zh || one.en);
  const fields = form.fields.map((one) => ({ ...one, label: filled(one.label) }));
  const asks = { at: form.at, fields, consent: filled(form.consent) };
  const settings = {
    form: asks,
    title,
    greeting,
    color,
    look: shown,
    pages,
    start: values.start,
    suggestions: asked,
    help,
    track: values.track,
    hours: values.hours,
  };
  return { ...basics, settings };
}
