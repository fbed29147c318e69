import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { STAFF_PAGES } from "@/lib/staff/pages";
import { requireSignedIn } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Not yours · Roomstream" };

/** Where staff come who asked for a page that their roles do not open. */
export default async function NoAccessPage() {
  const signedIn = await requireSignedIn("/desk");
  const { hotel } = signedIn;
  const mine = STAFF_PAGES.filter(({ permission }) => hotel?.permissions.includes(permission));
  return (
    <DeskFrame signedIn={signedIn}>
      <div className="max-w-[560px] px-4 py-8 md:px-6">
        <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em]">
          {hotel ? `Your roles at ${hotel.name} do not open this page` : "You have no role at any hotel"}
        </h1>
        <p className="mt-2 text-ink-2">
          {hotel && signedIn.me.hotels.length > 1
            ? "Choose another of your hotels above, or ask an administrator of this one for the role."
            : "Ask an administrator of your hotel for the role; it counts at once."}
        </p>
        {mine.length > 0 && (
          <p className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
            {mine.map(({ href, name }) => (
              <Link key={href} href={href} className="link py-1">
                {name}
              </Link>
            ))}
          </p>
        )}
      </div>
    </DeskFrame>
  );
}
