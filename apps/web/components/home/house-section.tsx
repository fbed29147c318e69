import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { NativeName } from "@/components/native-name";
import { Scene } from "@/components/scene";
import { type Figure, figures } from "@/lib/figures";

/** Where text and pictures stand: a house with two pictures reads from the left, with one from the right. */
const places = {
  two: {
    text: "lg:col-span-5",
    figures: ["lg:col-span-5", "lg:col-span-2 lg:-mr-[var(--edge)] lg:pt-[140px]"],
  },
  one: {
    text: "lg:col-start-8 lg:col-span-5 lg:row-start-1 lg:pl-6",
    figures: ["lg:col-span-7 lg:col-start-1 lg:row-start-1 lg:-ml-[var(--edge)]"],
  },
  tall: {
    text: "lg:col-span-5 lg:pt-16",
    figures: ["lg:col-span-3", "lg:col-span-4 lg:-mr-[var(--edge)] lg:pt-24"],
  },
};

const placesFor = (drawn: Figure[]) => {
  const first = drawn[0]?.drawing.ratio;
  if (drawn.length < 2) return places.one;
  return first && first[0] < first[1] ? places.tall : places.two;
};

export function HouseSection({ house, children }: { house: PropertyDetails; children: ReactNode }) {
  const drawn = figures[house.slug] ?? [];
  const place = placesFor(drawn);
  return (
    <section
      data-house={house.slug}
      aria-labelledby={house.slug}
      className="grid gap-x-6 gap-y-6 pt-[72px] lg:grid-cols-12 lg:pt-28"
    >
      <div className={`${place.text} max-lg:order-2`}>
        <h2
          id={house.slug}
          className="font-serif text-[38px] leading-[1.02] tracking-[-0.026em] lg:text-[48px] xl:text-[54px]"
        >
          {house.name}
        </h2>
        <p className="mt-2.5 font-serif text-[19px] leading-[1.3] tracking-[-0.005em] text-ink-2 lg:text-[22px]">
          {house.nativeName && (
            <span className="mr-2.5">
              <NativeName name={house.nativeName} />
            </span>
          )}
          {house.tagline}
        </p>
        <p className="mt-5 max-w-[30em] font-serif text-[19px] leading-[1.52] text-pretty lg:text-[20px]">
          {house.description}
        </p>
        {children}
        <Link
          href={`/hotels/${house.slug}`}
          className="mt-6 inline-flex items-center gap-2.5 border-b border-accent-line py-1.5 text-[17px] font-medium text-accent hover:border-accent"
        >
          See {house.name} <ArrowRight aria-hidden size={18} strokeWidth={1.6} />
        </Link>
      </div>
      {drawn.map(({ drawing, caption }, index) => (
        <figure
          key={drawing.name}
          className={`${place.figures[index] ?? ""} ${index > 0 ? "max-lg:hidden" : "max-lg:order-1 max-lg:-mx-5"}`}
        >
          <Scene
            drawing={drawing}
            sizes={`(width >= 1080px) ${drawing.ratio[0] > drawing.ratio[1] ? 620 : 330}px, 100vw`}
            className="w-full bg-well object-cover max-lg:h-[320px]"
          />
          {caption && <figcaption className="pt-2 text-[14px] text-ink-3 max-lg:pl-5">{caption}</figcaption>}
        </figure>
      ))}
    </section>
  );
}
