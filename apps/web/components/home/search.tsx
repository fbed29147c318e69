"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { DatesFields } from "@/components/stay/dates-fields";
import { fieldClass } from "@/components/stay/field";
import { GuestsField } from "@/components/stay/guests-field";
import { type Stay, stayQuery } from "@/lib/stay";
import { countedInside } from "@/lib/words";

interface Props {
  houses: { slug: string; name: string }[];
  stay: Stay;
  today: string;
  until: string;
  mostNights: number;
}

/** Where, when and how many. Without a house chosen the answer stands on this page, beside each house. */
export function Search({ houses, stay: asked, today, until, mostNights }: Props) {
  const router = useRouter();
  const [stay, setStay] = useState(asked);
  const [house, setHouse] = useState("");
  const [going, go] = useTransition();

  return (
    <form
      action="/"
      aria-label="Find a stay"
      className="grid grid-cols-2 rounded-2 border border-line-strong bg-sheet lg:grid-cols-[1.25fr_0.95fr_0.95fr_1.1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        go(() => router.push(house ? `/hotels/${house}?${stayQuery(stay)}` : `/?${stayQuery(stay)}#houses`));
      }}
    >
      <label className={`${fieldClass} col-span-2 border-b border-line lg:col-span-1 lg:border-b-0`}>
        <span className="block text-[13px] leading-[18px] text-ink-3">Where</span>
        <select
          name="house"
          value={house}
          onChange={(event) => setHouse(event.target.value)}
          className="mt-0.5 -ml-1 block w-full cursor-pointer appearance-none truncate bg-transparent pr-8 pl-1 text-[17px] leading-[25px] font-medium"
        >
          <option value="">Any of the {countedInside(houses.length, "house")}</option>
          {houses.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={17}
          strokeWidth={1.5}
          className="pointer-events-none absolute right-4 bottom-4 text-ink-3"
        />
      </label>
      <div className="contents lg:[&>button]:border-l lg:[&>button]:border-line">
        <DatesFields
          arrival={stay.arrival}
          departure={stay.departure}
          today={today}
          until={until}
          mostNights={mostNights}
          onChange={(dates) => setStay({ ...stay, ...dates })}
        />
        <GuestsField
          party={stay}
          onChange={(guests) => setStay({ ...stay, ...guests })}
          className="col-span-2 border-t border-line lg:col-span-1 lg:border-t-0"
        />
      </div>
      {(["arrival", "departure", "adults", "children"] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={stay[name]} />
      ))}
      <button
        type="submit"
        className="btn btn-main col-span-2 mx-2.5 mt-1 mb-2.5 lg:col-span-1 lg:mx-3.5 lg:my-auto lg:px-6"
      >
        {going ? "Looking" : "See what is free"}
      </button>
    </form>
  );
}
