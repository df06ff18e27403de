import type { FormatRegistry, TypeRegistry } from '@sinclair/typebox';
import { parseEventTime } from '../identity/eventTime';
import { isUuid } from '../identity/uuid';
import { isUri } from './uri';

type Registries = { FormatRegistry: typeof FormatRegistry; TypeRegistry: typeof TypeRegistry };

/** Makes the formats and kinds of the declarations known to their validators. */
export function register({ FormatRegistry: formats, TypeRegistry: types }: Registries): void {
  formats.Set('uri', value => isUri(value));
  formats.Set('uuid', value => isUuid(value));
  formats.Set('date-time', value => parseEventTime(value) !== undefined);
  types.Set('StringEnum', (schema: { enum: unknown[] }, value) => schema.enum.includes(value));
}
