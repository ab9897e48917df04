import type { Attachment, Id } from "@api/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { upload } from "@/core/http";
import { useExplain } from "@/core/problem";
import { uuid } from "@/core/uuid";

export interface Upload {
  key: string;
  name: string;
  size: number;
  share: number;
  preview: string | null;
  attachment: Attachment | null;
  problem: string | null;
}

/** Files chosen, pasted or dropped for a conversation: sent up at once, with their progress. */
export function useUploads(id: Id) {
  const explain = useExplain();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());

  const change = useCallback(
    (key: string, part: Partial<Upload>) =>
      setUploads((all) => all.map((u) => (u.key === key ? { ...u, ...part } : u))),
    [],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = uuid();
        const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
        const made = { key, name: file.name, size: file.size, share: 0, preview, attachment: null, problem: null };
        setUploads((all) => [...all, made]);
        const abort = new AbortController();
        aborts.current.set(key, abort);
        const form = new FormData();
        form.append("file", file);
        upload<Attachment>(
          `/conversations/${id}/attachments`,
          form,
          (share) => change(key, { share }),
          abort.signal,
        ).then(
          (attachment) => change(key, { attachment, share: 1 }),
          (error: unknown) => !abort.signal.aborted && change(key, { problem: explain(error) }),
        );
      }
    },
    [id, change, explain],
  );

  const remove = useCallback((key: string) => {
    aborts.current.get(key)?.abort();
    setUploads((all) => {
      for (const u of all) if (u.key === key && u.preview) URL.revokeObjectURL(u.preview);
      return all.filter((u) => u.key !== key);
    });
  }, []);

  const clear = useCallback(() => {
    setUploads((all) => {
      for (const u of all) if (u.preview) URL.revokeObjectURL(u.preview);
      return [];
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, other files
  useEffect(() => clear, [id, clear]);

  return { uploads, add, remove, clear };
}
