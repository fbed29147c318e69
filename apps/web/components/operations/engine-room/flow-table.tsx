import { type Post, waitingAt } from "@/lib/operations/posts";
import type { Consumers, Flow } from "@/lib/operations/types";
import { count, lasting, perSecond } from "@/lib/operations/words";
import { Scroll } from "../scroll";

interface Props {
  flow: Flow;
  consumers: Consumers;
  posts: Post[];
}

const tones = { flows: "", behind: "text-pending", paused: "text-alarm", "without a worker": "text-alarm" };

/** The same figures as the map's, as two tables: the services, and the topics with what waits at whom. */
export function FlowTable({ flow, consumers, posts }: Props) {
  const seconds = flow.windowSeconds;
  return (
    <div className="grid gap-6 px-4 pb-5 md:px-6 2xl:grid-cols-2">
      <Scroll label="Services">
        <table className="ops-table">
          <caption>Services, per second over the last {seconds} s</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">State</th>
              <th scope="col" className="figure">
                In
              </th>
              <th scope="col" className="figure">
                Out
              </th>
              <th scope="col" className="figure">
                Behind
              </th>
              <th scope="col" className="figure">
                Oldest
              </th>
              <th scope="col" className="figure">
                Outbox
              </th>
              <th scope="col" className="figure">
                Workers
              </th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post.service}>
                <th scope="row">{post.service}</th>
                <td className={tones[post.state]}>{post.state}</td>
                <td className="figure">{perSecond(post.handled, seconds)}</td>
                <td className="figure">{perSecond(post.recorded, seconds)}</td>
                <td className="figure">{count(post.waiting)}</td>
                <td className="figure">
                  {post.waiting === 0 ? "–" : post.ageMs === null ? "unknown" : lasting(post.ageMs)}
                </td>
                <td className="figure">{count(post.unpublished)}</td>
                <td className="figure">{post.workers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Scroll label="Topics">
        <table className="ops-table">
          <caption>Topics</caption>
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col" className="figure">
                Recorded
              </th>
              <th scope="col">Taken by, with what waits there</th>
            </tr>
          </thead>
          <tbody>
            {flow.topics.map(({ topic, recorded, consumers: takers }) => (
              <tr key={topic}>
                <th scope="row">{topic}</th>
                <td className="figure">{perSecond(recorded, seconds)}</td>
                <td className="wide">
                  {takers.length === 0
                    ? "nobody"
                    : takers.map((group) => (
                        <Taker key={group} {...{ group, waiting: waitingAt(consumers, group, topic) }} />
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

const Taker = ({ group, waiting }: { group: string; waiting: number }) => (
  <span className={`mr-3 inline-block ${waiting > 0 ? "font-medium text-pending" : "text-ink-2"}`}>
    {group}
    {waiting > 0 && ` ${count(waiting)}`}
  </span>
);
