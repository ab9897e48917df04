import { Providers } from "./Providers";
import { SessionGate } from "./SessionGate";

/** The whole console. */
export function App() {
  return (
    <Providers>
      <SessionGate />
    </Providers>
  );
}
