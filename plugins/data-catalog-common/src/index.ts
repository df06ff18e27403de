/**
 * Types, permissions and references shared by every part of the data catalog.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './kinds';
export * from './live/ChangeSignal';
export * from './model/asset';
export * from './permissions';
export * from './references/parseAssetReferences';
