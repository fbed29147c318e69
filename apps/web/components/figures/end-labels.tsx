import { usePlotArea, useYAxisScale } from "recharts";

export type EndLabel = { words: string; at: number; look: string };

const APART = 16;

/** What the marks of a chart are, written beside the last of them; those that would meet make room for each other. */
export function EndLabels({ labels }: { labels: EndLabel[] }) {
  const scale = useYAxisScale();
  const area = usePlotArea();
  if (!scale || !area) return null;
  const foot = area.y + area.height - 4;
  const placed = labels
    .map((label) => ({ ...label, y: Math.min(foot, Number(scale(label.at))) }))
    .toSorted((a, b) => b.y - a.y);
  let free = Number.POSITIVE_INFINITY;
  return (
    <g>
      {placed.map(({ words, y, look }) => {
        const written = Math.min(y, free);
        free = written - APART;
        const end = area.x + area.width;
        return (
          <g key={words}>
            <path className="lead-line" d={`M${end + 2} ${y}h3L${end + 9} ${written}h4`} />
            <text className={`end-label ${look}`} x={end + 17} y={written + 4}>
              {words}
            </text>
          </g>
        );
      })}
    </g>
  );
}
