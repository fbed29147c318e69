import { drawStreet, type Rooms, type WindowState } from "@/lib/figures/houses";
import { count } from "@/lib/figures/numbers";

const WORDS: Record<WindowState, string> = {
  sold: "sold",
  complimentary: "complimentary",
  free: "free",
  "out-of-order": "out of order",
};

/** The house tonight, a window for each room; nothing where it has too many. */
export function StreetOfRooms({ rooms }: { rooms: Rooms }) {
  const street = drawStreet(rooms);
  if (!street) return null;
  const states = Object.entries(WORDS).flatMap(([state, words]) => {
    const many = street.windows.filter((window) => window.state === state).length;
    return many === 0 ? [] : [{ state: state as WindowState, words: `${count(many)} ${words}` }];
  });
  return (
    <figure className="street">
      <ul className="key" aria-hidden>
        {states.map(({ state, words }) => (
          <li key={state}>
            <svg width="9" height="11" viewBox="-0.5 -0.5 9 11" aria-hidden="true">
              <Pane state={state} x={0} y={0} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <svg
        role="img"
        aria-label={`A window for each room: ${states.map(({ words }) => words).join(", ")}`}
        viewBox={`0 0 ${street.width} ${street.height}`}
        style={{ aspectRatio: `${street.width} / ${street.height}`, maxWidth: street.width }}
      >
        {street.houses.map(({ x, ground, width, height, roof }) => {
          const top = ground - height;
          const eaves = {
            gable: `M${x - 3} ${top}L${x + width / 2} ${top - 10}L${x + width + 3} ${top}Z`,
            hip: `M${x - 3} ${top}L${x + 7} ${top - 9}H${x + width - 7}L${x + width + 3} ${top}Z`,
            flat: `M${x - 3} ${top}H${x + width + 3}M${x + 3} ${top}v-5H${x + width - 3}v5`,
          }[roof];
          return (
            <path key={x} className="wall" d={`M${x} ${ground}V${top}H${x + width}V${ground}Z${eaves}`} />
          );
        })}
        {street.windows.map(({ x, y, state }) => (
          <Pane key={`${x} ${y}`} state={state} x={x} y={y} />
        ))}
      </svg>
    </figure>
  );
}

/** One window: it can be told without colour. */
const Pane = ({ state, x, y }: { state: WindowState; x: number; y: number }) => (
  <>
    <rect className={`pane ${state}`} x={x} y={y} width="8" height="10" />
    {state === "complimentary" && <rect className="pane sold" x={x} y={y + 5} width="8" height="5" />}
    {state === "out-of-order" && <path className="cross" d={`M${x} ${y}l8 10m0-10l-8 10`} />}
  </>
);
