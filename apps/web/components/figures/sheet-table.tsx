import { type Sheet, shown } from "@/lib/figures/sheets";

/** The figures behind a chart. It scrolls in its place, by hand and by keyboard. */
export const SheetTable = ({ sheet, caption }: { sheet: Sheet; caption: string }) => (
  <section
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
    tabIndex={0}
    aria-label={`Table of ${sheet.name}`}
    className="sheet-scroll"
  >
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {sheet.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => {
          const [first = null, ...others] = row;
          return (
            <tr key={shown(first)}>
              <th scope="row">{shown(first)}</th>
              {others.map((cell, index) => (
                <td key={sheet.columns[index + 1]}>{shown(cell)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  </section>
);
