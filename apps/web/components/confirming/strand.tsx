import { place, type Strand, shortTime } from "@/lib/flow";

interface Props {
  row: 1 | 2 | 3;
  name: string;
  strand: Strand;
  /** How far the booking is drawn, and how much the axis holds. */
  at: number;
  span: number;
  /** The booking came to nothing, and what this strand had got was given back. */
  over: boolean;
  /** What is in the bar when the answer is there: one text, or one cell each. */
  cells: string[];
  waiting: string;
  /** Beside the bar, once it is done. */
  after: string;
  /** How wide the whole axis is, in pixels: words that do not fit into a bar stand below it. */
  width: number;
}

/** One strand of a booking: hatched while its answer is awaited, plain once it is there. */
export function StrandRow({ row, name, strand, at, span, over, cells, waiting, after, width }: Props) {
  const begun = at >= strand.from;
  const answered = strand.to !== null && at >= strand.to;
  const left = place(strand.from, span);
  const to = strand.to === null ? 100 : place(strand.to, span);
  const drawn = Math.max(left, Math.min(to, place(at, span)));
  const words = cells.join(" ");
  const fits = ((to - left) / 100) * width > words.length * 7.8 + cells.length * 22;
  const look = strand.refused ? "refused" : over ? "undone" : "done";
  const spot = { left: `${left}%`, width: `${to - left}%` };
  return (
    <div className={`strand row-${row}`}>
      <div className={`who ${begun ? "" : "asleep"}`} style={{ left: `${left}%` }}>
        {name}
      </div>
      {begun && <i className="ink lead" style={{ width: `${left}%` }} />}
      <div className="bar back" style={spot} />
      {begun && !answered && <div className="bar pend" style={{ left: `${left}%`, width: `${drawn - left}%` }} />}
      {answered && (
        <div className={`bar cells ${look}`} style={spot}>
          {cells.map((cell) => (
            <span key={cell}>{fits ? cell : ""}</span>
          ))}
        </div>
      )}
      {begun && !answered && (
        <div className="note" style={{ left: `${left}%` }}>
          {waiting}
        </div>
      )}
      {answered && !fits && (
        <div className="note" style={{ left: `${left}%` }}>
          {words}
        </div>
      )}
      {answered && strand.to !== null && (
        <>
          <div className="tm" style={{ right: `${100 - to}%` }}>
            {shortTime(strand.to)}
          </div>
          {!over && !strand.refused && (
            <i className="ink wait" style={{ left: `${to}%`, width: `${Math.max(0, place(at, span) - to)}%` }} />
          )}
          {after && (
            <div className={`after ${to > 72 ? "flip" : ""}`} style={to > 72 ? { right: 0 } : { left: `${to}%` }}>
              {after}
            </div>
          )}
        </>
      )}
    </div>
  );
}
