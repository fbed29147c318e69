/** The page of the day while it is on its way. */
export const TodayShape = () => (
  <div aria-hidden className="grid gap-px">
    {Array.from({ length: 12 }, (_, line) => `line ${line}`).map((line) => (
      <div key={line} className="flex h-[34px] items-center gap-6 border-b border-line/70 px-4 md:px-6">
        <span className="shape h-3.5 w-2/5" />
        <span className="shape h-3.5 w-1/6" />
        <span className="shape h-3.5 w-1/12" />
        <span className="shape ml-auto h-3.5 w-16" />
      </div>
    ))}
  </div>
);
