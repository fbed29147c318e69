/** The rooms of a floor while they are on their way. */
export const HousekeepingShape = () => (
  <div aria-hidden className="mx-auto grid h-full max-w-[520px] content-start bg-sheet">
    <div className="border-b border-line-strong bg-paper px-4 pt-3.5 pb-[11px]">
      <div className="shape h-[30px] w-40" />
      <div className="shape mt-1 h-4 w-48" />
      <div className="mt-3 grid grid-cols-7 gap-1">
        {Array.from({ length: 14 }, (_, door) => `door ${door}`).map((door) => (
          <div key={door} className="shape h-11" />
        ))}
      </div>
    </div>
    {Array.from({ length: 6 }, (_, room) => `room ${room}`).map((room) => (
      <div key={room} className="flex h-[72px] items-center gap-4 border-b border-line px-4">
        <div className="shape h-7 w-12" />
        <div className="shape h-10 w-52" />
      </div>
    ))}
  </div>
);
