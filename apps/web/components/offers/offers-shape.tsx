/** The shape of the offers while they are on their way. */
export function OffersShape() {
  return (
    <>
      <section aria-busy="true" className="min-w-0 pt-10 lg:col-start-1 lg:pt-11">
        <p role="status" className="sr-only">
          Looking for free rooms
        </p>
        <div aria-hidden>
          <div className="shape h-8 w-4/5 max-w-[520px]" />
          <div className="shape mt-3 h-5 w-3/5" />
          <div className="mt-7">
            {["first", "second", "third"].map((room) => (
              <div key={room} className="room-grid">
                <div className="shape -mx-5 aspect-16/10 [grid-area:pic] lg:mx-0 lg:aspect-4/3" />
                <div className="shape my-1 h-7 w-44 [grid-area:name] max-lg:mt-4" />
                <div className="[grid-area:rates] lg:mt-4">
                  {["first", "second", "third"].map((rate) => (
                    <div key={rate} className="flex items-center gap-6 border-t border-line py-4">
                      <div className="shape h-5 w-28" />
                      <div className="shape h-5 flex-1 max-lg:hidden" />
                      <div className="shape ml-auto h-10 w-24" />
                    </div>
                  ))}
                </div>
              </div>
            ))}
          </div>
        </div>
      </section>
      <div aria-hidden className="hidden pt-11 lg:col-start-2 lg:row-span-2 lg:row-start-2 lg:block">
        <div className="shape h-8 w-40" />
        <div className="shape mt-4 h-40" />
      </div>
    </>
  );
}
