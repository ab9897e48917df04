import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import ConfigProvider from "antd/es/config-provider";
import type { Locale } from "antd/es/locale";
import enUS from "antd/es/locale/en_US";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FeedbackProvider } from "@/core/feedback";
import { ApiError } from "@/core/http";
import { antTheme, paintDocument, resolveTheme, storedTheme, storeTheme, ThemeContext } from "@/core/theme";
import { useMedia } from "@/core/useMedia";

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

const antLocales: Record<string, () => Promise<{ default: Locale }>> = {
  "zh-CN": () => import("antd/es/locale/zh_CN"),
  en: () => Promise.resolve({ default: enUS }),
};

/** Ant Design's own words; English (which it bundles anyway) until the others are here: no locale at all would later remount everything. */
function useAntLocale(language: string): Locale {
  const [locale, setLocale] = useState<Locale>(enUS);
  useEffect(() => {
    let wanted = true;
    void antLocales[language]?.().then((m) => wanted && setLocale(m.default));
    return () => {
      wanted = false;
    };
  }, [language]);
  return locale;
}

function useThemeChoice() {
  const [choice, setChoice] = useState(storedTheme);
  const [name, setName] = useState(() => resolveTheme(storedTheme()));
  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setName(resolveTheme(choice));
    follow();
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [choice]);
  paintDocument(name);
  return useMemo(
    () => ({
      choice,
      name,
      choose: (next: typeof choice) => {
        storeTheme(next);
        setChoice(next);
      },
    }),
    [choice, name],
  );
}

/** A press beside a dialog does not throw away what was written in it. */
const KEPT = { mask: { closable: false } };

/** Theme, language, queries: what every page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const locale = useAntLocale(i18n.language);
  const theme = useThemeChoice();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const config = useMemo(() => antTheme(theme.name, still), [theme.name, still]);
  return (
    <ThemeContext value={theme}>
      <ConfigProvider theme={config} button={{ autoInsertSpace: false }} modal={KEPT} locale={locale}>
        <FeedbackProvider>
          <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
        </FeedbackProvider>
      </ConfigProvider>
    </ThemeContext>
  );
}
