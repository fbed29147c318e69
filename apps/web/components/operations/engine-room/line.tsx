import { clockOf } from "@/lib/operations/words";

const WIDTH = 360;
const HEIGHT = 84;
const FOOT = 16;
const RIGHT = 58;
const LEAST_SPAN_MS = 120_000;

type Point = { at: number; value: number };
interface Props {
  points: Point[];
  /** A second line, thinner. */
  under?: Point[];
  goal?: { value: number; words: string };
  /** What it shows, for those who do not see it. */
  words: string;
  unit: string;
  /** The scale reaches at least so far up. */
  least: number;
}

/** A round figure at or above. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** What was read, over the time since the first reading, with its last value written beside it. */
export function Line({ points, under = [], goal, words, unit, least }: Props) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <div aria-hidden className="my-1 h-[100px]" />;
  const top = roundUp(Math.max(least, ...points.map(({ value }) => value)));
  const span = Math.max(last.at - first.at, LEAST_SPAN_MS);
  const x = (at: number) => (1 - (last.at - at) / span) * (WIDTH - RIGHT);
  const y = (value: number) => HEIGHT - FOOT - (value / top) * (HEIGHT - FOOT - 10);
  const path = (line: Point[]) =>
    line
      .map(({ at, value }, index) => `${index === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("");
  const lowest = under.at(-1);
  const end = `${last.value < 10 && unit === "/s" ? last.value.toFixed(1) : Math.round(last.value)}${unit}`;
  return (
    <svg
      role="img"
      aria-label={`${words} Now ${end}.`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="flow-chart my-1 block h-[100px] w-full"
      preserveAspectRatio="xMinYMid meet"
    >
      <path className="axis" d={`M0 ${y(0)}H${WIDTH - RIGHT}`} />
      <path className="hair" d={`M0 ${y(top / 2)}H${WIDTH - RIGHT}`} />
      <text x={0} y={y(top / 2) - 3}>
        {top / 2}
        {unit}
      </text>
      {goal && (
        <>
          <path className="goal" d={`M0 ${y(goal.value)}H${WIDTH - RIGHT}`} />
          <text x={0} y={y(goal.value) - 3}>
            {goal.words}
          </text>
        </>
      )}
      {under.length > 1 && <path className="under" d={path(under)} />}
      {points.length > 1 && (
        <path className={goal && last.value > goal.value ? "over" : "over calm"} d={path(points)} />
      )}
      <text x={x(last.at) + 6} y={y(last.value) + 4} className="last">
        {end}
      </text>
      {lowest && y(lowest.value) - y(last.value) > 11 && (
        <text x={x(lowest.at) + 6} y={y(lowest.value) + 4}>
          {Math.round(lowest.value)}
          {unit}
        </text>
      )}
      {x(last.at) - x(first.at) > 120 && (
        <text x={x(first.at)} y={HEIGHT - 3}>
          {clockOf(first.at)}
        </text>
      )}
      <text x={x(last.at)} y={HEIGHT - 3} className="end">
        {clockOf(last.at)}
      </text>
    </svg>
  );
}
