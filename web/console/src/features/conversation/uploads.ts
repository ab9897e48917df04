import type { Attachment, Id } from "@api/contract";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import { upload } from "@/core/http";
import { useExplain } from "@/core/problem";
import { uuid } from "@/core/uuid";
import type { Mode } from "./draft";

/** A file on its way up, or one that did not get there. */
export interface Upload {
  key: string;
  mode: Mode;
  name: string;
  size: number;
  share: number;
  preview: string | null;
  problem: string | null;
}

/** Files chosen, pasted or dropped: sent up at once, with their progress; each that is there is handed on. */
export function useUploads(id: Id, onThere: (mode: Mode, attachment: Attachment) => void) {
  const explain = useExplain();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const there = useRef(onThere);
  there.current = onThere;

  const change = useCallback(
    (key: string, part: Partial<Upload>) =>
      setUploads((all) => all.map((u) => (u.key === key ? { ...u, ...part } : u))),
    [],
  );

  const remove = useCallback((key: string) => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setUploads((all) => {
      for (const u of all) if (u.key === key && u.preview) URL.revokeObjectURL(u.preview);
      return all.filter((u) => u.key !== key);
    });
  }, []);

  const add = useCallback(
    (files: Iterable<File>, mode: Mode) => {
      for (const file of files) {
        const key = uuid();
        const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
        setUploads((all) => [
          ...all,
          { key, mode, name: file.name, size: file.size, share: 0, preview, problem: null },
        ]);
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
          (attachment) => {
            remove(key);
            there.current(mode, attachment);
          },
          (error: unknown) => !abort.signal.aborted && change(key, { problem: explain(error) }),
        );
      }
    },
    [id, change, remove, explain],
  );

  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  return { uploads, add, remove };
}

/** A place where files can be dropped, and whether some hang over it now. */
export function useDropping(add: (files: Iterable<File>) => void) {
  const [over, setOver] = useState(false);
  const zone = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer.files);
    },
  };
  return { over, zone };
}
