import { type PostPlan, STEP_X, type Wire, xOf } from "@/lib/operations/map-plan";
import { type Passed, wire as wireName } from "@/lib/operations/passed";
import { type Post, waitingAt } from "@/lib/operations/posts";
import type { Consumers } from "@/lib/operations/types";
import { count, lasting, perSecond } from "@/lib/operations/words";
import { PassingEvents } from "./passing-events";

const WIDTH = 11;
const CAR = 4.6;
const PITCH = 6.2;
const MOST_CARS = 10;
/** Beside a topic's name there is only room for how many. */
const FEW_CARS = 0;

interface Props {
  place: PostPlan;
  post: Post;
  wires: Wire[];
  consumers: Consumers;
  passed: Passed | undefined;
  windowSeconds: number;
}

/** A service: what goes in and out, how it is, and at each topic that it takes what waits there. */
export function MapPost({ place, post, wires, consumers, passed, windowSeconds }: Props) {
  const { service, x, top, bottom } = place;
  const isLast = service === "notifications";
  const left = isLast ? x + WIDTH / 2 : x - WIDTH / 2;
  const side = isLast ? "end" : undefined;
  return (
    <g>
      <text x={left} y={16} className={`name ${side ?? ""}`}>
        {service}
      </text>
      <text x={left} y={34} className={`soft ${side ?? ""}`}>
        in {perSecond(post.handled, windowSeconds)}
        <tspan dx={8}>out {perSecond(post.recorded, windowSeconds)}</tspan>
      </text>
      <text x={left} y={50} className={`${post.state === "flows" ? "soft" : toneOf(post)} ${side ?? ""}`}>
        {howItIs(post)}
      </text>
      <rect
        className={`post ${post.state === "paused" ? "post-paused" : post.state === "without a worker" ? "post-gone" : ""}`}
        x={x - WIDTH / 2}
        y={top - 9}
        width={WIDTH}
        height={bottom - top + 18}
        rx={2.5}
      />
      {wires
        .filter((wire) => wire.consumers.includes(service))
        .map((wire) => {
          const fromLeft = xOf(wire.service) <= x;
          return (
            <g key={wire.topic}>
              {post.state === "paused" ? (
                <rect className="stop" x={x - 3.5} y={wire.y - 1} width={7} height={2} />
              ) : (
                <circle
                  className={post.state === "without a worker" ? "stop-gone" : "stop"}
                  cx={x}
                  cy={wire.y}
                  r={2.7}
                />
              )}
              <Pile
                waiting={waitingAt(consumers, service, wire.topic)}
                x={x}
                y={wire.y}
                fromLeft={fromLeft}
                tone={toneOf(post)}
                most={Math.abs(xOf(wire.service) - x) > STEP_X ? MOST_CARS : FEW_CARS}
              />
              <PassingEvents
                many={passed?.taken.get(wireName(wire.topic, service)) ?? 0}
                reading={passed}
                from={xOf(wire.service)}
                to={x}
                y={wire.y}
              />
            </g>
          );
        })}
    </g>
  );
}

const toneOf = ({ state }: Post) => (state === "flows" ? "soft" : state === "behind" ? "late" : "bad");

function howItIs({ state, waiting, ageMs }: Post): string {
  const age = ageMs === null || waiting === 0 ? "" : `, ${lasting(ageMs)}`;
  if (state === "without a worker") return `no worker, ${count(waiting)} wait`;
  if (state === "paused") return `paused, ${count(waiting)} wait`;
  return state === "behind" ? `${count(waiting)} behind${age}` : `lag ${count(waiting)}`;
}

/** What waits in front of a post: a few cars for a few, never more than ten, and how many they are. */
function Pile({
  waiting,
  x,
  y,
  fromLeft,
  tone,
  most,
}: {
  waiting: number;
  x: number;
  y: number;
  fromLeft: boolean;
  tone: string;
  most: number;
}) {
  if (waiting === 0) return null;
  const cars = Math.min(most, Math.ceil(Math.sqrt(waiting)));
  const way = fromLeft ? -1 : 1;
  const at = (index: number) => x + way * (WIDTH / 2 + 3 + index * PITCH) - (fromLeft ? CAR : 0);
  const label = count(waiting);
  const labelAt = x + way * (WIDTH / 2 + 6 + cars * PITCH);
  return (
    <g className={tone}>
      <rect
        className="knock"
        x={fromLeft ? labelAt - label.length * 7 - 2 : labelAt - 2}
        y={y - 6}
        width={label.length * 7 + 4}
        height={12}
      />
      {Array.from({ length: cars }, (_, index) => (
        <rect key={at(index)} className="pile" x={at(index)} y={y - 2} width={CAR} height={4} rx={1} />
      ))}
      <text x={labelAt} y={y + 4} className={fromLeft ? "end" : ""}>
        {label}
      </text>
    </g>
  );
}
