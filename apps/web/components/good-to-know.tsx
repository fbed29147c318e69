import type { PropertyDetails } from "@roomstream/domain/property/contract";

export function GoodToKnow({ hotel }: { hotel: PropertyDetails }) {
  return (
    <section aria-labelledby="good-to-know" className="pt-14 lg:pt-[68px]">
      <h2 id="good-to-know" className="section-title">
        Good to know before you come.
      </h2>
      <dl className="mt-5 border-t border-line">
        {hotel.description && <Entry title="The house">{hotel.description}</Entry>}
        <Entry title="Coming and going">
          Your room is ready from {hotel.checkInFrom} and yours until {hotel.checkOutUntil}. The desk answers{" "}
          {hotel.deskHours}.
        </Entry>
        {hotel.goodToKnow.map(({ title, text }) => (
          <Entry key={title} title={title}>
            {text}
          </Entry>
        ))}
      </dl>
    </section>
  );
}

function Entry({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="border-b border-line py-3.5 lg:grid lg:grid-cols-[216px_minmax(0,1fr)] lg:gap-6 xl:grid-cols-[284px_minmax(0,1fr)] xl:gap-8">
      <dt className="font-serif text-[18px] leading-[1.35] font-medium">{title}</dt>
      <dd className="text-pretty text-ink-2 max-lg:mt-0.5">{children}</dd>
    </div>
  );
}
