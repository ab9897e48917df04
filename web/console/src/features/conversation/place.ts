import type { Row } from "@api/contract";
import { createContext, useContext } from "react";

/** Where a conversation stands: alone, or beside another one. */
export interface Place {
  /** The address leads to places in this one. */
  main: boolean;
  split: boolean;
  /** The one that keys act on and that is being read. */
  active: boolean;
}

export const PlaceContext = createContext<Place>({ main: true, split: false, active: true });

export const usePlace = () => useContext(PlaceContext);

/** What a part of a conversation is called, told apart from that of the other one beside it. */
export function useCalled(label: string, row: Row | undefined): string {
  return usePlace().split && row ? `${label} \u00b7 ${row.customer.name} #${row.number}` : label;
}
