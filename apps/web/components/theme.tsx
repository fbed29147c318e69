"use client";

import { Moon, Sun } from "lucide-react";
import { createContext, type ReactNode, use, useState } from "react";
import { THEME_COOKIE, type Theme } from "@/lib/theme";

const ThemeContext = createContext<{ theme: Theme | null; choose: (theme: Theme) => void }>({
  theme: null,
  choose: () => {},
});

/** The theme comes from the cookie that the server read, so the first paint already has it. */
export function ThemeProvider({ initial, children }: { initial: Theme | null; children: ReactNode }) {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
    setTheme(next);
  };
  return <ThemeContext value={{ theme, choose }}>{children}</ThemeContext>;
}

export const useTheme = () => use(ThemeContext).theme;

export function ThemeToggle() {
  const { theme, choose } = use(ThemeContext);
  const toggle = () => {
    const now = theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    choose(now === "dark" ? "light" : "dark");
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label="Change between day and night colours"
      className="grid size-11 -mr-3 place-items-center text-ink-2 hover:text-ink"
    >
      <Moon aria-hidden size={18} strokeWidth={1.5} className="dark:hidden" />
      <Sun aria-hidden size={18} strokeWidth={1.5} className="hidden dark:block" />
    </button>
  );
}
