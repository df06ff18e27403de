/** What `--help` prints. */
export const HELP = `Usage: sql-lineage [FILE ...] [OPTION ...]

Prints which columns feed which, for each statement of SQL scripts. Each file
is a script of its own; without a file, or for -, standard input is read.

Options:
  --dialect NAME          snowflake, bigquery, postgres, tsql ... (default: ansi)
  --schema FILE           JSON, columns by table: {"shop.public.orders": ["id", "total"]}
  --default-catalog NAME  catalog (database) of tables that name none
  --default-schema NAME   schema of tables that name none
  --format FORMAT         json (default), openlineage, dot or mermaid
  --namespace NAME        openlineage: of the datasets, such as postgres://db:5432
  --job NAME              openlineage: the job (default: the file's name without .sql)
  --job-namespace NAME    openlineage: of the job (default: that of the datasets)
  -h, --help              print this
  -v, --version           print the version

json prints an object for each file, openlineage an event a line for each file,
dot and mermaid one graph of all files.

Exit codes:
  0  every statement was understood
  1  some statement was not understood, or with low confidence; standard error
     says which, as FILE:LINE:COLUMN
  2  wrong usage; nothing was analysed
`;
