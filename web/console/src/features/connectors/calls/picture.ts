import type { ApiProblem } from "@api/contract";
import { ApiError, getCsrfToken } from "@/core/http";
import { currentLanguage } from "@/core/i18n";

/** The address of a step's picture, good until it is revoked; asked for with a reason, which is written down. */
export async function picture(call: string, step: number, reason: string): Promise<string> {
  const response = await fetch(`/api/v1/action-calls/${call}/trail/${step}`, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "Accept-Language": currentLanguage(),
      "Content-Type": "application/json",
      "X-CSRF-Token": getCsrfToken(),
    },
    body: JSON.stringify({ reason }),
  });
  if (!response.ok) throw new ApiError(response.status, (await response.json()) as ApiProblem);
  return URL.createObjectURL(await response.blob());
}
