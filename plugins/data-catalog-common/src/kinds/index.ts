export * from './entityFacts';
export * from './relations';
export * from './schemas';
