import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/theme";
import { THEME_COOKIE, themeOf } from "@/lib/theme";

export const metadata: Metadata = {
  title: { default: "Roomstream houses: a hill, a lake, a river", template: "%s" },
  description: "Three houses, kept well. See which rooms are free, what each night costs, and book.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#10141a" },
  ],
};

/** Every page is made for its request: only then its scripts carry the nonce that the content policy asks for. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme ?? undefined}>
      <body>
        <ThemeProvider initial={theme}>{children}</ThemeProvider>
      </body>
    </html>
  );
}
