import { Phone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeToggle } from "../theme";
import { HouseMark } from "./house-mark";
import { Mark } from "./mark";

interface Props {
  /** Without a house the page is the site's own. */
  house?: { slug: string; name: string; place: string; phone: string } | undefined;
  /** What stands at the right instead of the way to the other houses and the telephone. */
  children?: ReactNode;
}

/** The head of a house's pages: its sign and name, the way back, and a telephone that a person answers. */
export function HouseHeader({ house, children }: Props) {
  return (
    <header className="border-b border-line">
      <div className="wrap flex h-14 items-center gap-4 sm:h-[68px] sm:gap-7">
        <Link
          href={house ? `/hotels/${house.slug}` : "/"}
          className="flex min-w-0 items-center gap-2.5 font-serif text-[20px] leading-none font-medium tracking-[-0.01em] sm:gap-3 sm:text-[22px]"
        >
          {house ? <HouseMark slug={house.slug} /> : <Mark className="h-[18px] w-[25px] flex-none" />}
          <span className="truncate py-1">
            {house?.name ?? "Roomstream"}
            {house && (
              <span className="ml-2 hidden font-normal text-ink-3 min-[400px]:inline">
                {shortPlace(house.place)}
              </span>
            )}
          </span>
        </Link>
        <div className="ml-auto flex flex-none items-center gap-4 text-[15px] text-ink-2 sm:gap-7">
          {children ??
            (house && (
              <>
                <Link href="/" className="hidden py-2.5 hover:text-ink md:block">
                  All the houses
                </Link>
                <a
                  href={`tel:${house.phone.replaceAll(" ", "")}`}
                  className="flex items-center gap-2 py-2.5 hover:text-ink"
                >
                  <Phone aria-hidden size={17} strokeWidth={1.5} />
                  <span className="sr-only">Call </span>
                  <span className="hidden md:inline">{house.phone}</span>
                  <span aria-hidden className="md:hidden">
                    Call
                  </span>
                </a>
              </>
            ))}
          <ThemeToggle />
        </div>
      </div>
    </header>
  );
}

const shortPlace = (place: string) => place.split(",")[0];
