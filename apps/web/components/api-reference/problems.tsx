import type { Problem } from "@/lib/api-reference/words";

/** The problems that a call may answer with, by status. */
export function Problems({ problems }: { problems: Problem[] }) {
  return (
    <table className="api-problems">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Code</th>
          <th scope="col">What it means</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ status, code, title }) => (
          <tr key={code}>
            <td>{status}</td>
            <td>
              <code>{code}</code>
            </td>
            <td>{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
