/** The visitor id that a conversation left with the host's page; a browser that forbids storing starts anew each time. */
const name = (inbox: string) => `zhike:${inbox}:visitor`;

export function kept(inbox: string): string | null {
  try {
    return localStorage.getItem(name(inbox));
  } catch {
    return null;
  }
}

export function keep(inbox: string, visitor: string | null): void {
  try {
    if (visitor) localStorage.setItem(name(inbox), visitor);
    else localStorage.removeItem(name(inbox));
  } catch {
    // Then it lives as long as the page.
  }
}
