import { createContext, useContext } from "react";
import type { LinkState } from "./socket";

export const LinkContext = createContext<LinkState>("connecting");

/** Whether facts arrive now. */
export const useLink = () => useContext(LinkContext);
