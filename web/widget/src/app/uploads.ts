/** Files on their way: checked, uploaded with progress, then queued as messages like any other. */
import { type Api, ApiError } from "../net/api";
import { uuid } from "../net/ids";
import type { Action } from "../state/reducer";
import type { OutboxItem } from "../state/types";
import { telling } from "./ui/load";

export interface UploadPorts {
  dispatch(action: Action): void;
  items(): OutboxItem[];
  /** A session with a valid token. */
  ready(): Promise<void>;
  /** It can never go: says why. */
  refused(why: string): void;
  /** The upload is done: the item goes out as a message. */
  queue(item: OutboxItem): void;
}

export const MAX_FILES = 5;

/** What is drawn as a picture. SVG can carry script: it travels as a file. */
const isPicture = (type: string) => /^image\/(png|jpe?g|gif|webp)$/.test(type);

export class Uploads {
  private readonly running = new Map<string, { file: File; stop: AbortController }>();
  /** Local pictures of uploaded attachments: no need to fetch back what was just sent. */
  readonly previews = new Map<string, string>();

  constructor(
    private readonly api: Api,
    private readonly ports: UploadPorts,
  ) {}

  add(file: File, createdAt: number): void {
    const preview = URL.createObjectURL(file);
    const picture = isPicture(file.type);
    const item: OutboxItem = {
      client_id: uuid(),
      kind: picture ? "image" : "file",
      content: {
        attachment: {
          id: "",
          name: file.name || (picture ? "image.png" : "file"),
          media_type: file.type || "application/octet-stream",
          size: file.size,
          url: preview,
        },
      },
      reply_to: null,
      created_at: createdAt,
      state: "uploading",
      failure: null,
      progress: 0,
    };
    this.running.set(item.client_id, { file, stop: new AbortController() });
    this.ports.dispatch({ type: "queued", item });
    void this.run(item.client_id);
  }

  /** True when this item is (or was) an upload of this tab. */
  owns(clientId: string): boolean {
    return this.running.has(clientId);
  }

  retry(clientId: string): void {
    const entry = this.running.get(clientId);
    if (!entry) return;
    entry.stop = new AbortController();
    this.change(clientId, { state: "uploading", failure: null, progress: 0 });
    void this.run(clientId);
  }

  /** The network is back: go on with what it interrupted. */
  resume(): void {
    for (const item of this.ports.items())
      if (item.failure?.code === "offline" && this.owns(item.client_id)) this.retry(item.client_id);
  }

  cancel(clientId: string): void {
    this.running.get(clientId)?.stop.abort();
    this.running.delete(clientId);
    this.ports.dispatch({ type: "dropped", client_id: clientId });
  }

  private async run(clientId: string): Promise<void> {
    const entry = this.running.get(clientId);
    const item = this.find(clientId);
    const local = item?.content.attachment;
    if (!entry || !item || !local) return;
    try {
      await this.ports.ready();
      const { upload } = await telling();
      if (!this.owns(clientId)) return;
      const told = (part: number) => this.change(clientId, { progress: part });
      const attachment = await upload(this.api, entry.file, local.name, told, entry.stop.signal);
      if (!this.owns(clientId)) return;
      this.running.delete(clientId);
      this.previews.set(attachment.id, local.url);
      // The server looked into the bytes: its word on what the file is counts.
      const kind = isPicture(attachment.media_type) ? ("image" as const) : ("file" as const);
      const done = { kind, content: { attachment }, state: "waiting" as const, progress: 1 };
      this.change(clientId, done);
      this.ports.queue({ ...item, ...done });
    } catch (error) {
      if (!this.owns(clientId)) return;
      const problem = error instanceof ApiError ? error : new ApiError(0, "offline", "");
      if (problem.status === 415) {
        this.cancel(clientId); // to send it again would be refused again
        return this.ports.refused(problem.message);
      }
      this.change(clientId, { state: "failed", failure: { code: problem.code, message: problem.message } });
    }
  }

  private find(clientId: string): OutboxItem | undefined {
    return this.ports.items().find((item) => item.client_id === clientId);
  }

  private change(clientId: string, change: Partial<OutboxItem>): void {
    this.ports.dispatch({ type: "item", client_id: clientId, change });
  }
}
