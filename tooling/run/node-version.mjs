// @ts-check

const LOWEST = [20, 19];

/** Ends the process with a clear message on a Node that is too old. */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [lowestMajor = 0, lowestMinor = 0] = LOWEST;
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  console.error(`Roomstream needs Node ${LOWEST.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
