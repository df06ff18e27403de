import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import type { AssetAccess } from '../assets/permissions';

/** What every read needs: where to read, and for whom. */
export type Reading = { knex: Knex; store: AssetStore; access: AssetAccess };

/** A part of a list. */
export type Page = { limit: number; offset: number };
