/** How much of the width the first of two conversations takes, in per cent; each keeps as much as it needs. */
export const HALF = 50;
const LEAST_PX = 360;
const STEP = 2;
const LEAP = 10;
const STORED = "zhike.split";

/** The least and the most in a place so wide. */
export function limits(width: number): [least: number, most: number] {
  const least = width > 0 ? Math.min(HALF, Math.ceil((LEAST_PX / width) * 100)) : 0;
  return [least, 100 - least];
}

/** A share as it can be in a place so wide. */
export function within(share: number, width: number): number {
  const [least, most] = limits(width);
  return Math.round(Math.min(most, Math.max(least, share)));
}

/** What a key makes of a share; null: not one of its keys. */
export function keyed(key: string, leap: boolean, share: number): number | null {
  const step = leap ? LEAP : STEP;
  switch (key) {
    case "ArrowLeft":
      return share - step;
    case "ArrowRight":
      return share + step;
    case "Home":
      return 0;
    case "End":
      return 100;
    case "Enter":
      return HALF;
    default:
      return null;
  }
}

/** As it was chosen on this device. */
export function storedShare(device: Storage = localStorage): number {
  const kept = Number(device.getItem(STORED));
  return kept > 0 && kept < 100 ? kept : HALF;
}

export function storeShare(share: number, device: Storage = localStorage): void {
  device.setItem(STORED, String(share));
}
