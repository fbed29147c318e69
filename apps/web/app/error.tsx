"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { HouseFooter } from "@/components/frame/house-footer";
import { HouseHeader } from "@/components/frame/house-header";

export default function PageError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <>
      <HouseHeader />
      <main className="book-wrap py-10 lg:py-24">
        <title>The page could not be made</title>
        <h1 className="max-w-[14em] font-serif text-[40px] leading-[1.04] tracking-[-0.028em] text-balance lg:text-[62px]">
          The book cannot be read just now
        </h1>
        <p className="mt-4 max-w-[36em] text-pretty text-ink-2">
          This page needs it to say anything true. Nothing that you booked is lost. It is usually a matter of
          seconds.
        </p>
        <button type="button" className="btn btn-main mt-7" onClick={again}>
          Try again
        </button>
      </main>
      <HouseFooter />
    </>
  );
}
