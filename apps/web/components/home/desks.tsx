import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { Mark } from "@/components/frame/mark";

/** The foot of the first page: where each house is, and when somebody answers. */
export function Desks({ houses }: { houses: PropertyDetails[] }) {
  return (
    <footer id="desks" className="mt-20 border-t border-line bg-well">
      <div className="page-wide">
        <div className="grid gap-x-12 gap-y-7 pt-11 pb-9 text-[15px] md:grid-cols-3">
          {houses.map((house) => (
            <div key={house.propertyId}>
              <h2 className="mb-2 font-serif text-[19px] leading-[1.3] font-medium">{house.name}</h2>
              <address className="text-ink-2 not-italic">
                {house.address}
                <br />
                <a className="link text-ink" href={`tel:${house.phone.replaceAll(" ", "")}`}>
                  {house.phone}
                </a>
                , {house.deskHours}
              </address>
            </div>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-x-7 gap-y-3 border-t border-line pt-5 pb-7 text-[14px] text-ink-2">
          <span className="flex items-center gap-2.5 text-ink">
            <Mark className="h-3.5 w-5" />
            <span className="font-serif text-[18px] leading-none font-medium tracking-[-0.018em]">
              Roomstream <i className="font-normal text-ink-2">houses</i>
            </span>
          </span>
          <span>These pages run on Roomstream, an open-source hotel system.</span>
        </div>
      </div>
    </footer>
  );
}
