import { FormatRegistry } from '@sinclair/typebox';
import { parseEventTime } from '../identity/eventTime';
import { isUuid } from '../identity/uuid';
import { isUri } from './uri';

/** Makes the formats of the declarations known to their validators. */
export function registerFormats(): void {
  FormatRegistry.Set('uri', value => isUri(value));
  FormatRegistry.Set('uuid', value => isUuid(value));
  FormatRegistry.Set('date-time', value => parseEventTime(value) !== undefined);
}
