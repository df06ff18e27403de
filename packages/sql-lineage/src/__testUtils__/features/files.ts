import type { Feature } from './Feature';

const loadData = "LOAD DATA INPATH '/data/orders.csv' INTO TABLE copies";

/** What comes from files and goes to them. */
export const files: readonly Feature[] = [
  {
    name: 'Files',
    edges: ['*'],
    tables: { inputs: ['file'], outputs: ['copies'] },
    sql: {
      postgres: "COPY copies FROM '/data/orders.csv' CSV HEADER",
      redshift: "COPY copies FROM 's3://lake/orders.csv' IAM_ROLE 'loader' CSV",
      duckdb: "INSERT INTO copies SELECT * FROM 'orders.csv'",
      mysql: "LOAD DATA INFILE '/data/orders.csv' INTO TABLE copies FIELDS TERMINATED BY ','",
      tsql: "BULK INSERT copies FROM '/data/orders.csv' WITH (FIRSTROW = 2)",
      snowflake: 'COPY INTO copies FROM @landing/orders.csv FILE_FORMAT = (TYPE = CSV)',
      bigquery:
        "LOAD DATA INTO copies FROM FILES (format = 'CSV', uris = ['gs://lake/orders.csv'])",
      databricks: "COPY INTO copies FROM 's3://lake/orders.csv' FILEFORMAT = CSV",
      spark: loadData,
      hive: loadData,
      clickhouse: "INSERT INTO copies SELECT * FROM s3('s3://lake/orders.csv', 'CSV')",
    },
  },
  {
    name: 'Exports',
    edges: ['orders.id → file.id', 'orders.total → file.total'],
    sql: {
      postgres: "COPY (SELECT id, total FROM orders) TO '/data/orders.csv' CSV",
      redshift: "UNLOAD ('SELECT id, total FROM orders') TO 's3://lake/orders' IAM_ROLE 'loader'",
      duckdb: "COPY (SELECT id, total FROM orders) TO 'orders.parquet' (FORMAT parquet)",
      mysql: "SELECT id, total FROM orders INTO OUTFILE '/data/orders.csv'",
      snowflake: 'COPY INTO @landing/orders FROM (SELECT id, total FROM orders)',
      bigquery:
        "EXPORT DATA OPTIONS (uri = 'gs://lake/orders*.csv', format = 'CSV') AS SELECT id, total FROM orders",
      spark: "INSERT OVERWRITE DIRECTORY '/data/orders' USING parquet SELECT id, total FROM orders",
      databricks:
        "INSERT OVERWRITE DIRECTORY '/data/orders' USING parquet SELECT id, total FROM orders",
      hive: "INSERT OVERWRITE DIRECTORY '/data/orders' SELECT id, total FROM orders",
      clickhouse: "SELECT id, total FROM orders INTO OUTFILE 'orders.csv'",
    },
  },
];
