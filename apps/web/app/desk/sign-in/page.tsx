import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Mark } from "@/components/frame/mark";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { ThemeToggle } from "@/components/theme";
import { gateway } from "@/lib/server-api";
import { findMe } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Sign in · Roomstream" };

const BACK = "/desk";
/** Only a page of ours, by its path. */
const isOurs = (path: string) => /^\/(desk|manage)(\/|\?|$)/.test(path) && !path.startsWith("/desk/sign-in");

/** What went wrong on the way through another house; `its` is that house. */
const words = (error: string, its: string): string => {
  switch (error) {
    case "NotStaff":
      return `${its} knows you, but nobody here has your e-mail. Ask an administrator of your hotel to add you.`;
    case "EmailNotVerified":
      return `${its} has not verified your e-mail. Have it verified there, or use your password.`;
    default:
      return `${its} did not answer as it should. Try again, or use your password.`;
  }
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}) {
  const { callbackUrl, error } = await searchParams;
  const wanted = pathOf(String(callbackUrl ?? BACK));
  if (error === undefined && (await findMe())) redirect(wanted);
  const other = await otherHouse();
  return (
    <div className="mx-auto flex w-full max-w-[400px] flex-1 flex-col px-5 pt-6 pb-10 sm:pt-[12vh]">
      <header className="flex items-center gap-2.5">
        <Mark className="h-[18px] w-[25px]" />
        <span className="font-serif text-[20px] leading-none font-medium tracking-[-0.02em]">Roomstream</span>
        <span className="ml-auto">
          <ThemeToggle />
        </span>
      </header>
      <main className="mt-8 border-t border-ink pt-6">
        <h1 className="section-title">Sign in to work</h1>
        <p className="mt-2 mb-6 text-[15px] text-ink-2">
          For those who work at the house. Guests find their stay by the link in their mail.
        </p>
        <SignInForm
          callbackUrl={wanted}
          other={other}
          refused={error === undefined ? undefined : words(String(error), other ?? "The other house")}
        />
      </main>
    </div>
  );
}

/** Where to go on: of a whole address only what is ours. */
function pathOf(address: string): string {
  if (!URL.canParse(address, "http://here")) return BACK;
  const { pathname, search } = new URL(address, "http://here");
  return isOurs(pathname) ? `${pathname}${search}` : BACK;
}

/** The name of the house that vouches for staff, where there is one. */
async function otherHouse(): Promise<string | undefined> {
  const { origin, headers } = await gateway();
  const answer = await fetch(`${origin}/api/auth/providers`, {
    headers: headers["x-forwarded-for"] ? { "x-forwarded-for": headers["x-forwarded-for"] } : {},
    cache: "no-store",
  });
  if (!answer.ok) return undefined;
  const { oidc } = (await answer.json()) as { oidc?: { name: string } };
  return oidc?.name;
}
