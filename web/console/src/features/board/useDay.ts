import { createContext, useContext } from "react";

/** The workspace's day that numbers "of today" are of. */
export const DayContext = createContext({ zone: "", date: "" });

export const useDay = () => useContext(DayContext);
