import Link from "next/link";
import { HouseFooter } from "@/components/frame/house-footer";
import { HouseHeader } from "@/components/frame/house-header";

export const metadata = { title: "Not in this book" };

export default function NotFound() {
  return (
    <>
      <HouseHeader />
      <main className="book-wrap py-10 lg:py-24">
        <h1 className="max-w-[14em] font-serif text-[40px] leading-[1.04] tracking-[-0.028em] text-balance lg:text-[62px]">
          There is no such page in this book
        </h1>
        <p className="mt-4 max-w-[36em] text-pretty text-ink-2">
          The address may have lost a letter, or the page was taken out. The houses are where they were.
        </p>
        <Link href="/" className="btn btn-main mt-7">
          Go to the houses
        </Link>
      </main>
      <HouseFooter />
    </>
  );
}
