import type { DeskAlert } from "@roomstream/domain/desk/contract";

/** What is wrong with the stay until somebody sees to it. */
export function StayAlerts({ alerts }: { alerts: DeskAlert[] }) {
  if (alerts.length === 0) return null;
  return (
    <ul aria-label="Wants someone" className="border-b border-line">
      {alerts.map(({ alertId, message }) => (
        <li key={alertId} className="border-l-3 border-alarm bg-alarm-soft px-4 py-2 wrap-anywhere md:px-6">
          {message}
        </li>
      ))}
    </ul>
  );
}
