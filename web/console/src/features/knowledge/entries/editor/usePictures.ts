import type { Picture } from "@api/knowledge";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "@/core/http";
import { useExplain } from "@/core/problem";

const MOST_BYTES = 5 * 1024 * 1024;
const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

interface Going {
  name: string;
  share: number;
}

/** Pictures on their way into an answer, one after the other. */
export function usePictures(onStored: (markdown: string) => void) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const [going, setGoing] = useState<Going | null>(null);
  const [problem, setProblem] = useState("");

  const add = useCallback(
    async (files: Iterable<File>) => {
      setProblem("");
      for (const file of files) {
        if (!TYPES.includes(file.type)) {
          setProblem(t("edit.notAPicture", { name: file.name }));
          continue;
        }
        if (file.size > MOST_BYTES) {
          setProblem(t("edit.pictureTooLarge", { name: file.name }));
          continue;
        }
        const form = new FormData();
        form.append("file", file, file.name || "picture.png");
        setGoing({ name: file.name, share: 0 });
        try {
          const stored = await upload<Picture>("/knowledge/pictures", form, (share) =>
            setGoing({ name: file.name, share }),
          );
          onStored(stored.markdown);
        } catch (error) {
          setProblem(explain(error));
        }
      }
      setGoing(null);
    },
    [t, explain, onStored],
  );

  return { add, going, problem };
}

/** The pictures in a paste or a drop. */
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((f) => f.type.startsWith("image/"));
}
