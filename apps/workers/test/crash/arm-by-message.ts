import { armFailPoint } from "@roomstream/events/fail-points";

/** Lets the test arm a fail point in a process that has already recovered; says so when it is armed. */
process.on("message", (point) => {
  armFailPoint(String(point));
  process.send?.("armed");
});
