import type { PropertyDetails } from "@roomstream/domain/property/contract";
import Link from "next/link";
import type { ReactNode } from "react";
import { Scene } from "@/components/scene";
import { clockThere, isNightThere } from "@/lib/dates";
import { windowAt } from "@/lib/figures";
import { houseScene } from "@/lib/scenes";

interface Props {
  house: PropertyDetails;
  now: number;
  href: string;
  /** The window a page opens with loads first. */
  first: boolean;
  children: ReactNode;
}

/** A tall window on a house as it is there at this hour. */
export function HouseWindow({ house, now, href, first, children }: Props) {
  const drawing = houseScene(house.slug);
  const edge = "px-5 lg:px-1 lg:group-first:pl-[var(--edge)] lg:group-last:pr-[var(--edge)]";
  return (
    <article
      data-house={house.slug}
      className="group min-w-0 flex-1 transition-[flex-grow] duration-(--calm) ease-(--ease) max-lg:not-first:mt-9 lg:hover:grow-[1.28]"
    >
      <Link href={href} className="block">
        <div className={`flex flex-wrap items-baseline gap-x-3 pb-2.5 ${edge}`}>
          <h2 className="font-serif text-[24px] leading-[1.15] font-medium tracking-[-0.014em] whitespace-nowrap group-hover:text-accent">
            {house.name}
          </h2>
          <p className="text-[14.5px] whitespace-nowrap text-ink-2">
            {house.place.split(",")[0]}
            {/* at night all pictures are of the night, whatever the hour there */}
            <time className="dark:hidden">, {clockThere(now, house.timeZone)}</time>
          </p>
        </div>
        {drawing && (
          <div className="relative h-[460px] overflow-hidden bg-well lg:h-[600px]">
            <Scene
              drawing={drawing}
              sizes="(width >= 1024px) 960px, 540px"
              first={first}
              night={isNightThere(now, house.timeZone)}
              focus={windowAt[house.slug]}
              className="absolute inset-0 size-full object-cover"
            />
          </div>
        )}
        <p className={`pt-3 text-[15px] text-ink-2 ${edge}`}>{children}</p>
      </Link>
    </article>
  );
}
