import { hash as hashOf } from 'node:crypto';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetClass, AssetPresence } from '@headwater/plugin-data-catalog-common';
import { noFacts } from './facts';
import type { EntryFacts } from './facts';
import type { Statement } from './documents';

/** 128 bits of SHA-256 as 22 characters. */
export function hashText(text: string): string {
  return hashOf('sha256', text, 'base64url').slice(0, 22);
}

/** Collects what one entry says; each method answers the id or hash to refer to it by. */
export class FactBuilder {
  readonly facts: EntryFacts = noFacts();
  /** Ids of what this entry has mentioned: column lineage names the same dataset for every column. */
  private readonly mentioned = new Map<string, string>();

  constructor(readonly time: string) {}

  /** Names an asset, which says nothing of when its data was written. */
  mention(assetClass: AssetClass, namespace: string, name: string, presence: AssetPresence): string {
    return this.name(assetClass, namespace, name, presence, false);
  }

  /** Names an asset of which the entry is an observation. */
  observe(assetClass: AssetClass, namespace: string, name: string, presence: AssetPresence): string {
    return this.name(assetClass, namespace, name, presence, true);
  }

  body(value: unknown): string {
    const text = JSON.stringify(value);
    const hash = hashText(text);
    this.facts.bodies.set(hash, text);
    return hash;
  }

  statement(key: string, value: unknown, by: string): Statement {
    return [key, this.time, value === null ? null : this.body(value), by];
  }

  state(asset: string, source: string, key: string, value: unknown, by: string) {
    this.facts.statements.push({ asset, source, statement: this.statement(key, value, by) });
  }

  private name(
    assetClass: AssetClass,
    namespace: string,
    name: string,
    presence: AssetPresence,
    observed: boolean,
  ): string {
    // No name holds NUL, so the parts cannot run into each other.
    const key = [presence, observed, assetClass, namespace, name].join('\0');
    const before = this.mentioned.get(key);
    if (before !== undefined) return before;
    const id = assetId(assetClass, namespace, name);
    this.mentioned.set(key, id);
    this.facts.assets.push({
      id,
      class: assetClass,
      namespace,
      name,
      presence,
      time: this.time,
      observed,
    });
    return id;
  }
}
