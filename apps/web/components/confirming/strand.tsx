import { place, type Strand, shortTime } from "@/lib/flow";

/** As wide as the longest name of a strand: what stands after a shorter bar keeps clear of it. */
const NAME = 108;

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
  /** The same, shorter, for a narrow screen. */
  short?: string[];
  waiting: string;
  /** Beside the bar, once it is done. */
  after: string;
  /** How wide the whole axis is, in pixels: words that do not fit into a bar stand below it. */
  width: number;
}

/** One strand of a booking: hatched while its answer is awaited, plain once it is there. */
export function StrandRow({ row, name, strand, at, span, over, cells, short, waiting, after, width }: Props) {
  const begun = at >= strand.from;
  const answered = strand.to !== null && at >= strand.to;
  const left = place(strand.from, span);
  const to = strand.to === null ? 100 : place(strand.to, span);
  const drawn = Math.max(left, Math.min(to, place(at, span)));
  const room = ((to - left) / 100) * width;
  const fit = (texts: string[]) => room > texts.join("").length * 7.6 + texts.length * 24;
  const inside = fit(cells) ? cells : short && fit(short) ? short : undefined;
  // One text moves below a bar that is too short for it; cells stay empty, their days stand in the line of the book.
  const below = answered && !inside && cells.length === 1;
  const look = strand.refused ? "refused" : over ? "undone" : "done";
  // A text that begins far to the right is written towards the left, so that it ends inside the drawing.
  const beside = left > 40 ? { right: 0 } : { left: `${left}%` };
  const spot = { left: `${left}%`, width: `${to - left}%` };
  return (
    <div className={`strand row-${row}`}>
      <div className={`who ${begun ? "" : "asleep"}`} style={{ left: `${left}%` }}>
        {name}
      </div>
      {begun && <i className="ink lead" style={{ width: `${left}%` }} />}
      <div className="bar back" style={spot} />
      {begun && !answered && (
        <div className="bar pend" style={{ left: `${left}%`, width: `${drawn - left}%` }} />
      )}
      {answered && (
        <div className={`bar cells ${look}`} style={spot}>
          {cells.map((cell, index) => (
            <span key={cell} className="cell">
              {inside?.[index]}
            </span>
          ))}
        </div>
      )}
      {begun && !answered && (
        <div className="note" style={beside}>
          {waiting}
        </div>
      )}
      {below && (
        <div className="note" style={beside}>
          {cells[0]} <span className="note-time">{shortTime(strand.to ?? 0)}</span>
        </div>
      )}
      {answered && strand.to !== null && (
        <>
          {!below && (
            <div className="tm" style={room < 56 ? { left: `${left}%` } : { right: `${100 - to}%` }}>
              {shortTime(strand.to)}
            </div>
          )}
          {!over && !strand.refused && (
            <i
              className="ink wait"
              style={{ left: `${to}%`, width: `${Math.max(0, place(at, span) - to)}%` }}
            />
          )}
          {after && (
            <div
              className={`after ${to > 72 ? "flip" : ""}`}
              style={to > 72 ? { right: 0 } : { left: room < NAME ? `max(${to}%, ${NAME}px)` : `${to}%` }}
            >
              {after}
            </div>
          )}
        </>
      )}
    </div>
  );
}
