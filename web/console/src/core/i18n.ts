import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "zh-CN" | "en";

const loaders: Record<Language, () => Promise<{ default: Record<string, object> }>> = {
  "zh-CN": () => import("@/locales/zh-CN/resources"),
  en: () => import("@/locales/en/resources"),
};

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

async function load(language: Language): Promise<void> {
  const { default: resources } = await loaders[language]();
  for (const [ns, bundle] of Object.entries(resources)) i18next.addResourceBundle(language, ns, bundle);
}

/** Loads the wording, and changes the language of the whole interface without a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "common")) await load(language);
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
  });
  await switchLanguage(preferred());
}
