import { type Call, type Dot, wordsOfCall } from "@/lib/operations/timeline-plan";

/** A call to the payment gateway, from its first try to its answer, and a line to the event that tells of it. */
export function TimelineCall({
  call: { call, from, to, y, labelLeft },
  told,
}: {
  call: Call;
  told: Dot | undefined;
}) {
  const isBad = call.error !== null;
  return (
    <g>
      <rect
        className={call.finishedAt === null ? "call call-open" : isBad ? "call call-bad" : "call"}
        x={from}
        y={y - 6}
        width={to - from}
        height={12}
        rx={2}
      />
      {told && <path className="told" d={`M${to} ${y - 6}V${told.y}H${Math.max(to, told.x - 6)}`} />}
      <text
        x={labelLeft ? from - 6 : to + 6}
        y={y + 4}
        className={`${labelLeft ? "end" : ""} ${isBad ? "bad" : "soft"}`}
      >
        {wordsOfCall(call)}
      </text>
    </g>
  );
}
