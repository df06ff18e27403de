export * from './AssetAuthorizer';
export * from './conditionsToSql';
export * from './fitsAccess';
export * from './resource';
export * from './rules';
