import Link from "next/link";
import { redirect } from "next/navigation";
import { Mark } from "@/components/frame/mark";
import { Desks } from "@/components/home/desks";
import { FromPrice } from "@/components/home/from-price";
import { HouseSection } from "@/components/home/house-section";
import { Search } from "@/components/home/search";
import { Weekends } from "@/components/home/weekends";
import { HouseWindow } from "@/components/home/window";
import { ThemeToggle } from "@/components/theme";
import { type SearchParams, searchValues } from "@/lib/search-values";
import { findOffers, listHotels, nextWeekends } from "@/lib/server-api";
import { stayOf, stayProblem, stayQuery } from "@/lib/stay";

export default async function HomePage({ searchParams }: { searchParams: SearchParams }) {
  const values = await searchValues(searchParams);
  const houses = await listHotels();
  const chosen = houses.find((house) => house.slug === values.get("house"));
  if (chosen) redirect(`/hotels/${chosen.slug}?${stayQuery(stayOf(values, chosen.businessDate).stay)}`);

  const now = Date.now();
  const today =
    houses.map((house) => house.businessDate).sort()[0] ?? new Date(now).toISOString().slice(0, 10);
  const until = houses.map((house) => house.sellableUntil).sort()[0] ?? today;
  const { stay, asked } = stayOf(values, today);
  const shown = await Promise.all(
    houses.map(async (house) => {
      const problem = asked ? stayProblem(stay, house) : null;
      return {
        house,
        problem,
        weekends: await nextWeekends(house.propertyId),
        offers: asked && !problem ? await findOffers(house.propertyId, stay) : undefined,
      };
    }),
  );

  return (
    <>
      <a
        href="#houses"
        className="absolute top-2.5 left-4 z-10 -translate-y-20 border border-line-strong bg-sheet px-3.5 py-2.5 focus:translate-y-0"
      >
        Go to the houses
      </a>
      <header className="page-wide flex h-14 items-center sm:h-[68px]">
        <Link
          href="/"
          className="flex items-center gap-3 font-serif text-[20px] leading-none font-medium tracking-[-0.018em] sm:text-[23px]"
        >
          <Mark className="h-[18px] w-[25px] flex-none" />
          <span>
            Roomstream <i className="font-normal text-ink-2">houses</i>
          </span>
        </Link>
        <nav aria-label="Main" className="ml-auto flex items-center gap-8 text-[15px]">
          <a href="#houses" className="hidden border-b border-transparent py-2.5 hover:border-ink md:block">
            The houses
          </a>
          <a href="#desks" className="hidden border-b border-transparent py-2.5 hover:border-ink md:block">
            Call the desk
          </a>
          <ThemeToggle />
        </nav>
      </header>
      <main>
        <section className="page-wide" aria-labelledby="title">
          <div className="grid items-end gap-x-12 gap-y-2.5 pt-2.5 pb-[18px] lg:grid-cols-[1fr_372px] lg:pt-5 lg:pb-7">
            <h1
              id="title"
              className="font-serif text-[min(43px,11.2vw)] leading-[0.98] tracking-[-0.03em] text-balance lg:text-[62px] xl:text-[78px]"
            >
              A hill, a lake, a river.
            </h1>
            <p className="text-pretty text-ink-2 lg:pb-1.5">
              Three houses, kept well. You see what their desks see: the same rooms, the same prices, as of
              this minute.
            </p>
          </div>
          <Search
            key={stayQuery(stay)}
            houses={houses}
            stay={stay}
            today={today}
            until={until}
            mostNights={houses[0]?.mostNights ?? 1}
          />
        </section>
        <section
          id="houses"
          aria-label="The houses, as it is there now"
          className="page-edge scroll-mt-2 gap-2.5 pt-7 lg:flex lg:pt-8"
        >
          {shown.map(({ house, weekends, offers, problem }, index) => (
            <HouseWindow
              key={house.propertyId}
              house={house}
              now={now}
              first={index === 0}
              href={`/hotels/${house.slug}${asked ? `?${stayQuery(stay)}` : ""}`}
            >
              <FromPrice stay={stay} weekends={weekends} offers={offers} problem={problem} />
            </HouseWindow>
          ))}
        </section>
        <div className="page-wide overflow-x-clip">
          {shown.map(({ house, weekends }) => (
            <HouseSection key={house.propertyId} house={house}>
              <Weekends slug={house.slug} weekends={weekends} />
            </HouseSection>
          ))}
          <section
            aria-label="How we do it"
            className="mt-20 border-t border-line pt-9 font-serif text-[25px] leading-[1.32] tracking-[-0.014em] text-pretty lg:mt-32 lg:pt-14 lg:text-[33px]"
          >
            <p className="max-w-[32em]">
              Every price here has its taxes in it. Before you book, the page says until which hour you can
              cancel free, in the house’s own time. If something is wrong, the person who answers the
              telephone is in the building.
            </p>
          </section>
        </div>
      </main>
      <Desks houses={houses} />
    </>
  );
}
