import type { Problem } from "@/lib/api-reference/words";
import { SANDBOX_CARDS } from "@/lib/sandbox-cards";
import { Problems } from "./problems";
import { CHAPTERS } from "./reference-frame";

const [KEYS, SAME_KEY, ERRORS, DATES, CARDS] = CHAPTERS;

/** What holds for every call. */
export function BeforeYouCall({ problems }: { problems: Problem[] }) {
  return (
    <main className="api-doc">
      <h1>Before you call</h1>
      <p>
        Everything that the pages do can be done by calls under <code>/api/v1</code>: they run the same
        commands and read the same queries. Choose a call at the left.
      </p>
      <h2 id={KEYS.id}>{KEYS.name}</h2>
      <p>
        Send <code>Authorization: Bearer</code> and an API key. A key belongs to hotels and has scopes; each
        call names the scope that it asks for. A guest needs no key, but the last name or the key of the link
        in the mail besides the confirmation number, and may ask less often.
      </p>
      <h2 id={SAME_KEY.id}>{SAME_KEY.name}</h2>
      <p>
        A booking asks for an <code>Idempotency-Key</code>, a UUID for example. Repeat the call under it as
        often as the network makes you: the same key with the same body gets the same answer again, for 24
        hours, and books once. With another body it is refused.
      </p>
      <h2 id={ERRORS.id}>{ERRORS.name}</h2>
      <p>
        Errors are problem documents of RFC 9457. <code>code</code> never changes, <code>detail</code> says
        what to do next, and <code>errors</code> names the fields. A card may be declined after the answer
        201: the reservation then ends as <code>CANCELLED</code> with its reason, and the stream of its events
        says so.
      </p>
      <Problems problems={problems} />
      <h2 id={DATES.id}>{DATES.name}</h2>
      <p>
        Dates are <code>YYYY-MM-DD</code> in the hotel’s own zone. The night of departure is no part of a
        stay; ranges of <code>from</code> and <code>to</code> include both ends. Amounts are integers in the
        smallest unit of their currency: 12900 EUR is €129.00, and 12900 JPY is ¥12,900.
      </p>
      <h2 id={CARDS.id}>{CARDS.name}</h2>
      <p>Card numbers never reach Roomstream, only tokens of the payment gateway. The sandbox knows these:</p>
      <table className="api-problems">
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {SANDBOX_CARDS.map(({ token, does }) => (
            <tr key={token}>
              <td>
                <code>{token}</code>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
