"use client";

import * as Popover from "@radix-ui/react-popover";
import Link from "next/link";
import { useState } from "react";
import { askAuth } from "@/lib/staff/ask-auth";
import { ThemeToggle } from "../theme";

const initialsOf = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = "", last = ""] = [words[0]?.[0], words.length > 1 ? words.at(-1)?.[0] : undefined];
  return `${first}${last}`.toUpperCase();
};

/** Who is signed in, and what they may do about themselves. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const [refused, setRefused] = useState<string>();
  const signOut = async () => {
    const asked = await askAuth("signout", { callbackUrl: "/desk/sign-in" });
    if ("to" in asked) location.assign("/desk/sign-in");
    else setRefused(asked.refused);
  };
  return (
    <Popover.Root>
      <Popover.Trigger className="flex h-11 items-center gap-2 rounded-1 px-2 text-ink md:h-8">
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full border border-line-strong text-[10px] font-medium"
        >
          {initialsOf(name)}
        </span>
        <span className="hidden max-w-40 truncate md:inline">{name}</span>
        <span className="sr-only">{name}, account</span>
      </Popover.Trigger>
      <Popover.Content
        align="end"
        sideOffset={4}
        collisionPadding={10}
        aria-label="Account"
        className="floating z-20 w-64 py-1.5 text-[15px] md:text-[13px]"
      >
        <p className="border-b border-line px-4 pt-1.5 pb-2.5">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <span className="block text-ink-3 wrap-anywhere">{email}</span>
        </p>
        <div className="flex items-center justify-between border-b border-line pr-4 pl-4">
          Day or night colours
          <ThemeToggle />
        </div>
        <Link href="/desk/account" className="flex min-h-11 items-center px-4 hover:bg-well md:min-h-9">
          Your password
        </Link>
        <button
          type="button"
          onClick={signOut}
          className="flex min-h-11 w-full items-center px-4 text-left hover:bg-well md:min-h-9"
        >
          Sign out
        </button>
        <p role="status" className="px-4 pb-2 text-alarm empty:hidden">
          {refused}
        </p>
      </Popover.Content>
    </Popover.Root>
  );
}
