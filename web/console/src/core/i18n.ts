import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "zh-CN" | "en";

type Loaders = Record<Language, () => Promise<{ default: Record<string, object> }>>;
const loaders: Loaders = {
  "zh-CN": () => import("@/locales/zh-CN/resources"),
  en: () => import("@/locales/en/resources"),
};
const more: Loaders = {
  "zh-CN": () => import("@/locales/zh-CN/more"),
  en: () => import("@/locales/en/more"),
};
let moreWanted = false;

const STORED = "zhike.language";

function preferred(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === "zh-CN" || stored === "en") return stored;
  return navigator.language.toLowerCase().startsWith("zh") || !navigator.language ? "zh-CN" : "en";
}

/** The language the interface speaks now. */
export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

async function load(from: Loaders, language: Language, proof: string): Promise<void> {
  if (i18next.hasResourceBundle(language, proof)) return;
  const { default: resources } = await from[language]();
  for (const [ns, bundle] of Object.entries(resources)) i18next.addResourceBundle(language, ns, bundle);
}

/** Loads a page or a dialog together with the wording that is not needed for the inbox. */
export async function withWords<T>(module: Promise<T>): Promise<T> {
  moreWanted = true;
  const [loaded] = await Promise.all([module, load(more, currentLanguage(), "settings")]);
  return loaded;
}

/** Loads the wording, and changes the language of the whole interface without a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  await Promise.all([load(loaders, language, "common"), moreWanted && load(more, language, "settings")]);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Starts i18next with the reader's language; zh-CN is the source, the other languages are complete by check. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: false,
    defaultNS: "common",
    ns: [],
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    partialBundledLanguages: true,
    // Shown as its key, as ever; but said aloud, so that the sweep over all pages finds it.
    parseMissingKeyHandler: (key, given?: string) => {
      if (given === undefined) console.error(`no wording for ${key}`);
      return given ?? key;
    },
  });
  await switchLanguage(preferred());
}
