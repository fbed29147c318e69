import { MAP_WIDTH, planMap } from "@/lib/operations/map-plan";
import type { Passed } from "@/lib/operations/passed";
import type { Post } from "@/lib/operations/posts";
import type { Consumers, Flow } from "@/lib/operations/types";
import { MapKey } from "./map-key";
import { MapPost } from "./map-post";
import { MapWire } from "./map-wire";

interface Props {
  flow: Flow;
  consumers: Consumers;
  posts: Post[];
  passed: Passed | undefined;
  /** What the page says in words; the map shows where. */
  sentence: string;
}

/** The house as posts and wires: a post a service, a wire a topic, and on it the events that passed since the last reading. */
export function FlowMap({ flow, consumers, posts, passed, sentence }: Props) {
  const plan = planMap(flow.topics);
  return (
    <div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
        tabIndex={0}
        aria-label="Map of services and topics"
        className="overflow-x-auto focus-visible:outline-offset-[-3px]"
      >
        <svg
          role="img"
          aria-label={`Map of ${posts.length} services and ${flow.topics.length} topics. ${sentence} The table shows the same figures.`}
          viewBox={`0 0 ${MAP_WIDTH} ${plan.height}`}
          className="flow-map block w-full min-w-[940px] px-4 md:px-5"
        >
          {plan.wires.map((wire) => (
            <MapWire key={wire.topic} wire={wire} windowSeconds={flow.windowSeconds} />
          ))}
          {plan.posts.map((place) => {
            const post = posts.find(({ service }) => service === place.service);
            return (
              post && (
                <MapPost
                  key={place.service}
                  place={place}
                  post={post}
                  wires={plan.wires}
                  consumers={consumers}
                  passed={passed}
                  windowSeconds={flow.windowSeconds}
                />
              )
            );
          })}
        </svg>
      </section>
      <MapKey seconds={flow.windowSeconds} />
    </div>
  );
}
