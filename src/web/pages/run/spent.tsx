import { countText, dollars } from "../../../core/format.ts";
import type { Spent } from "../../../server/views/run/types.ts";

const text = ({ unit }: Spent, value: number): string => (unit === "usd" ? dollars(value) : countText(value));

/** What the run has taken, and how near it is to its caps. */
export const SpentTable = ({ spent }: { spent: readonly Spent[] }) => (
  <table class="plain">
    <tbody>
      {spent.map((each) => (
        <tr key={each.name}>
          <th scope="row">
            {each.name}
            {each.detail !== undefined && <small class="soft">{each.detail}</small>}
          </th>
          <td class="right number">
            <b>{text(each, each.value)}</b>
            {each.cap !== null && (
              <>
                <span class="soft"> of {text(each, each.cap)}</span>
                <progress max={each.cap} value={each.value} aria-label={`${each.name} of its cap`} />
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
