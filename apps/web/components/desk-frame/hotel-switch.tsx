"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { HOTEL_COOKIE } from "@/lib/staff/me";

const YEAR_SECONDS = 31_536_000;

interface Props {
  hotels: { propertyId: string; name: string }[];
  chosen: string;
}

/** The hotel of the page; with several, the way from one to the other. */
export function HotelSwitch({ hotels, chosen }: Props) {
  const router = useRouter();
  const [changing, startChange] = useTransition();
  const [only, ...others] = hotels;
  if (others.length === 0) return <span className="truncate font-medium">{only?.name}</span>;
  const choose = (propertyId: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${HOTEL_COOKIE}=${propertyId}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    startChange(() => router.refresh());
  };
  return (
    <span className="relative flex min-w-0 items-center">
      <select
        aria-label="Hotel"
        aria-busy={changing}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        className="h-11 min-w-0 cursor-pointer appearance-none truncate bg-transparent pr-6 font-medium md:h-8"
      >
        {hotels.map(({ propertyId, name }) => (
          <option key={propertyId} value={propertyId} className="bg-sheet text-ink">
            {name}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="pointer-events-none absolute right-1" />
    </span>
  );
}
