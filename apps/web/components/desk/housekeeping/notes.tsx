import type { Lost } from "@/lib/desk/use-room-work";

interface Props {
  late: string[];
  lost: Lost[];
  onForget: (roomId: string) => void;
}

/** What is still on its way, and what did not get through. */
export const Notes = ({ late, lost, onForget }: Props) => (
  <div role="status">
    {late.length > 0 && (
      <p className="border-b border-line bg-live px-4 py-2.5">
        {late.join(", ")} {late.length === 1 ? "waits" : "wait"} to be sent: there is no connection. It goes
        by itself when there is one again.
      </p>
    )}
    {lost.map(({ roomId, words }) => (
      <p key={roomId} className="flex items-center gap-3 border-b border-line bg-alarm-soft py-1 pr-1 pl-4">
        <span className="flex-1">
          <b className="font-semibold">{roomId}</b>: {words}
        </span>
        <button type="button" className="min-h-11 min-w-11 px-3 font-medium" onClick={() => onForget(roomId)}>
          Seen
        </button>
      </p>
    ))}
  </div>
);
