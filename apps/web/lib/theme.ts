export type Theme = "light" | "dark";

export const THEME_COOKIE = "theme";

/** What the visitor chose; null leaves it to the system. */
export const themeOf = (value: string | undefined): Theme | null =>
  value === "light" || value === "dark" ? value : null;
