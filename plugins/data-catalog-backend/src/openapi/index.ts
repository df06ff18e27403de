export * from './OpenApiContract';
