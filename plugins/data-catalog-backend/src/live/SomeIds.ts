/** A message names so many assets at most. */
const MOST = 100;

/** The first of many ids, each once, and whether there were more. */
export class SomeIds {
  more = false;
  private readonly ids = new Set<string>();

  add(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.ids.size < MOST) this.ids.add(id);
      else if (!this.ids.has(id)) this.more = true;
      if (this.more) return;
    }
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  list(): string[] {
    return [...this.ids];
  }
}
