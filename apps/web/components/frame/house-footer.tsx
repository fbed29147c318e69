import Link from "next/link";
import { Mark } from "./mark";

export function HouseFooter({ name, address }: { name?: string; address?: string }) {
  return (
    <footer className="mt-16 border-t border-line text-[14px] text-ink-2 sm:mt-20">
      <div className="wrap flex min-h-[72px] flex-wrap items-center gap-x-8 gap-y-1 py-4">
        <span>{name ? [name, address].filter(Boolean).join(", ") : "An open-source hotel system"}</span>
        <Link href="/" className="flex items-center gap-2.5 text-ink sm:ml-auto">
          <Mark className="h-4 w-[22px]" />
          <span className="font-serif text-[18px] leading-none font-medium tracking-[-0.018em]">
            Roomstream
          </span>
        </Link>
      </div>
    </footer>
  );
}
