import type { Id } from "@api/contract";
import type { KnowledgeImport } from "@api/settings";
import { useEffect, useState } from "react";
import { get, upload } from "@/core/http";

const POLL_MS = 700;

/** Which column of the file holds each part of an entry; the rest is recognised by the server. */
export type Mapping = Partial<Record<"question" | "answer" | "similar" | "tags" | "locale", string>>;

/** Sends a file to be tried or imported, and follows the import until it is done. */
export function useImport() {
  const [share, setShare] = useState<number | null>(null);
  const [held, setHeld] = useState<KnowledgeImport | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function run(file: File, baseId: Id, dryRun: boolean, mapping: Mapping) {
    setError(null);
    setShare(0);
    const form = new FormData();
    form.append("file", file);
    form.append("base_id", baseId);
    form.append("dry_run", String(dryRun));
    if (Object.keys(mapping).length) form.append("mapping", JSON.stringify(mapping));
    try {
      setHeld(await upload<KnowledgeImport>("/knowledge/imports", form, setShare));
    } catch (problem) {
      setError(problem);
    } finally {
      setShare(null);
    }
  }

  const running = held?.state === "running" ? held.id : null;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      get<KnowledgeImport>(`/knowledge/imports/${running}`).then(setHeld, setError);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [running]);

  function reset() {
    setHeld(null);
    setError(null);
  }
  return { run, share, result: held, error, busy: share !== null || running !== null, reset };
}
