/** What the visitor did on the page and Zhike was not told yet; kept for the tab where the inbox keeps pages too. */
const NAME = "zhike:trail";
let steps: object[] = [];

/** Returns what was kept, by earlier pages of this tab too; then a step more is kept, the last 30 of them, or nothing. */
export function trail(lasting: boolean, step?: object): object[] {
  let all = steps;
  try {
    if (lasting) all = JSON.parse(sessionStorage[NAME] ?? "[]");
  } catch {
    // Storing is forbidden: they live as long as the page.
  }
  steps = step ? [...all, { at: new Date(), ...step }].slice(-30) : [];
  try {
    if (lasting) sessionStorage[NAME] = JSON.stringify(steps);
  } catch {
    // As above.
  }
  return all;
}
