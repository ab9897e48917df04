import { type Api, ApiError, readError } from "../../net/api";
import type { Attachment } from "../../state/types";

/** XMLHttpRequest, because fetch tells nothing about the progress of an upload. */
export function upload(
  api: Api,
  file: File,
  name: string,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${api.base}/attachments`);
    request.setRequestHeader("Authorization", `Bearer ${api.token}`);
    request.setRequestHeader("Accept-Language", api.locale());
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300)
        resolve(JSON.parse(request.responseText) as Attachment);
      else
        readError(request.status, request.responseText, request.getResponseHeader("Retry-After")).then(
          reject,
        );
    };
    request.onerror = () => reject(new ApiError(0, "offline", ""));
    request.onabort = () => reject(new ApiError(0, "cancelled", ""));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file, name);
    request.send(form);
  });
}
