/** The shape of a booking while it is looked for. */
export function ReservationShape() {
  return (
    <div aria-busy="true" className="pt-[22px] lg:pt-[50px]">
      <p role="status" className="sr-only">
        Looking for your booking
      </p>
      <div aria-hidden>
        <div className="shape h-10 w-4/5 max-w-[560px] lg:h-14" />
        <div className="shape mt-4 h-6 w-3/5 max-w-[460px]" />
        <div className="shape mt-11 h-[300px]" />
        <div className="mt-9 border-t border-ink">
          <div className="shape my-3 h-7" />
        </div>
      </div>
    </div>
  );
}
