const entries = [
  {
    words: "takes the topic",
    mark: (
      <>
        <rect className="post" x={2} y={1} width={11} height={14} rx={2.5} />
        <circle className="stop" cx={7.5} cy={8} r={2.7} />
      </>
    ),
  },
  {
    words: "paused",
    mark: (
      <>
        <rect className="post post-paused" x={2} y={1} width={11} height={14} rx={2.5} />
        <rect className="stop" x={4} y={7} width={7} height={2} />
      </>
    ),
  },
  {
    words: "waiting",
    mark: (
      <g className="late">
        {[1, 7, 13].map((x) => (
          <rect key={x} className="pile" x={x} y={6} width={4.6} height={4} rx={1} />
        ))}
      </g>
    ),
  },
  {
    words: "passed since the last reading",
    mark: <rect className="mark" x={6} y={6.5} width={4.6} height={3} rx={1} />,
  },
];

/** How to read the map. */
export const MapKey = ({ seconds }: { seconds: number }) => (
  <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pt-1 pb-3 text-[12px] text-ink-3 md:px-6">
    {entries.map(({ words, mark }) => (
      <li key={words} className="flex items-center gap-1.5">
        <svg aria-hidden width={20} height={16} className="flow-map">
          {mark}
        </svg>
        {words}
      </li>
    ))}
    <li>figures per second, mean of the last {seconds} s</li>
  </ul>
);
