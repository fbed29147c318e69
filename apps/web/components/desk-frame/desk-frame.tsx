import Link from "next/link";
import type { ReactNode } from "react";
import { shortDate } from "@/lib/dates";
import { STAFF_PAGES, type StaffPage } from "@/lib/staff/pages";
import type { SignedIn } from "@/lib/staff/require-staff";
import { HouseMark } from "../frame/house-mark";
import { Mark } from "../frame/mark";
import { AccountMenu } from "./account-menu";
import { HotelSwitch } from "./hotel-switch";

interface Props {
  signedIn: SignedIn;
  /** The page of the bar that this is. */
  current?: StaffPage | undefined;
  /** What stands beside the business date: the state of the connection. */
  live?: ReactNode;
  children: ReactNode;
}

/** What all pages of staff have in common: the bar with the hotel, their pages, the business date and who they are. */
export function DeskFrame({ signedIn: { me, hotel }, current, live, children }: Props) {
  const pages = STAFF_PAGES.filter(({ permission }) => hotel?.permissions.includes(permission));
  return (
    <div
      data-house={hotel?.slug}
      className="flex min-h-dvh flex-1 flex-col text-[15px] leading-[1.45] md:text-[13px] md:leading-[18px]"
    >
      <a
        href="#work"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-sheet focus:px-3 focus:py-2"
      >
        To the page
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-paper print:static">
        <div className="flex h-12 items-stretch gap-x-5 pr-2 pl-4 md:gap-x-6 md:pr-4 md:pl-6">
          <Link href={pages[0]?.href ?? "/desk/account"} className="flex flex-none items-center gap-2.5">
            <Mark className="h-4 w-[22px]" />
            <span className="hidden font-serif text-[18px] leading-none font-medium tracking-[-0.02em] lg:inline">
              Roomstream
            </span>
            <span className="sr-only lg:hidden">Roomstream</span>
          </Link>
          {hotel && (
            <div className="flex min-w-0 items-center gap-2 md:border-l md:border-line md:pl-6">
              <HouseMark slug={hotel.slug} />
              <HotelSwitch
                hotels={me.hotels.map(({ propertyId, name }) => ({ propertyId, name }))}
                chosen={hotel.propertyId}
              />
            </div>
          )}
          <Pages pages={pages} current={current} className="hidden md:flex" />
          <div className="ml-auto flex flex-none items-center gap-4 text-ink-2">
            {hotel && (
              <span className="hidden whitespace-nowrap lg:inline">
                Business date <span className="font-medium text-ink">{shortDate(hotel.businessDate)}</span>
              </span>
            )}
            {live}
            <AccountMenu name={me.name} email={me.email} />
          </div>
        </div>
        <Pages
          pages={pages}
          current={current}
          className="flex h-11 overflow-x-auto border-t border-line px-4 md:hidden"
        />
      </header>
      <main id="work" className="flex flex-1 flex-col">
        {children}
      </main>
    </div>
  );
}

function Pages({
  pages,
  current,
  className,
}: {
  pages: readonly { href: string; name: string }[];
  current: string | undefined;
  className: string;
}) {
  if (pages.length === 0) return null;
  return (
    <nav aria-label="Pages" className={`items-stretch gap-5 ${className}`}>
      {pages.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? "page" : undefined}
          className="-mb-px flex items-center border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink focus-visible:outline-offset-[-3px] aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
