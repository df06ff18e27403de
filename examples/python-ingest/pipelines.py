"""Emits the events of the pipelines around the dbt project, with openlineage-python.

The loaders bring data from the shop's database, a topic and a bucket into the
raw tables; the consumers carry the marts on to where services read them.
Times and run ids are fixed, so that a second recording differs in nothing.
"""

import datetime
import uuid

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import (
    column_lineage_dataset,
    data_quality_assertions_dataset,
    data_quality_metrics_input_dataset,
    documentation_dataset,
    documentation_job,
    error_message_run,
    job_type_job,
    ownership_dataset,
    ownership_job,
    parent_run,
    schema_dataset,
    sql_job,
)

PRODUCER = "https://example.com/headwater/examples/python-ingest"
SHOP_DB = "postgres://shop-db:5432"
CRM_DB = "postgres://crm-db:5432"
BROKER = "kafka://events:9092"
LAKE = "s3://shop-lake"
WAREHOUSE = "duckdb://shop.duckdb"

client = OpenLineageClient()
first_day = datetime.datetime(2026, 11, 21, 5, 0, tzinfo=datetime.timezone.utc)


def run_id(*parts):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join([PRODUCER, *map(str, parts)])))


def schema(columns):
    fields = [schema_dataset.SchemaDatasetFacetFields(name=n, type=t) for n, t in columns.items()]
    return {"schema": schema_dataset.SchemaDatasetFacet(fields=fields)}


def lineage(mapping):
    """`mapping`: output column to [(namespace, name, column, subtype)]."""
    fields = {
        output: column_lineage_dataset.Fields(
            inputFields=[
                column_lineage_dataset.InputField(
                    namespace=namespace,
                    name=name,
                    field=column,
                    transformations=[column_lineage_dataset.Transformation(type="DIRECT", subtype=subtype, masking=masking)],
                )
                for namespace, name, column, subtype, masking in inputs
            ]
        )
        for output, inputs in mapping.items()
    }
    return {"columnLineage": column_lineage_dataset.ColumnLineageDatasetFacet(fields=fields)}


def copied(namespace, name, columns):
    return lineage({column: [(namespace, name, column, "IDENTITY", False)] for column in columns})


def owned(team):
    owner = ownership_dataset.Owner(name=f"group:default/{team}", type="MAINTAINER")
    return {"ownership": ownership_dataset.OwnershipDatasetFacet(owners=[owner])}


def documented(text):
    return {"documentation": documentation_dataset.DocumentationDatasetFacet(description=text)}


def job(name, description, team, sql=None):
    owner = ownership_job.Owner(name=f"group:default/{team}", type="MAINTAINER")
    statement = {"sql": sql_job.SQLJobFacet(query=sql, dialect="duckdb")} if sql else {}
    return Job(
        namespace="shop-pipelines",
        name=name,
        facets={
            "jobType": job_type_job.JobTypeJobFacet(processingType="BATCH", integration="PYTHON", jobType="JOB"),
            "documentation": documentation_job.DocumentationJobFacet(description=description),
            "ownership": ownership_job.OwnershipJobFacet(owners=[owner]),
            **statement,
        },
    )


def emit(state, at, run, of, inputs=(), outputs=()):
    client.emit(
        RunEvent(
            eventType=state,
            eventTime=at.isoformat().replace("+00:00", "Z"),
            run=run,
            job=of,
            producer=PRODUCER,
            inputs=list(inputs),
            outputs=list(outputs),
        )
    )


def play(day, minute, of, inputs, outputs, seconds=40, error=None, parent=None):
    started = first_day + datetime.timedelta(days=day, minutes=minute)
    facets = {}
    if parent:
        facets["parent"] = parent_run.ParentRunFacet(
            run=parent_run.Run(runId=parent),
            job=parent_run.Job(namespace="shop-pipelines", name="nightly"),
        )
    run = Run(runId=run_id(of.name, day), facets=facets)
    emit(RunState.START, started, run, of, inputs, outputs)
    if error:
        run = Run(
            runId=run.runId,
            facets={
                **facets,
                "errorMessage": error_message_run.ErrorMessageRunFacet(
                    message=error,
                    programmingLanguage="PYTHON",
                    stackTrace='Traceback (most recent call last):\n  File "load_products.py", line 12, in <module>',
                ),
            },
        )
    ended = started + datetime.timedelta(seconds=seconds)
    emit(RunState.FAIL if error else RunState.COMPLETE, ended, run, of, inputs, outputs)


def metrics(rows, column, nulls, day):
    return {
        "dataQualityMetrics": data_quality_metrics_input_dataset.DataQualityMetricsInputDatasetFacet(
            rowCount=rows,
            bytes=rows * 120,
            columnMetrics={
                column: data_quality_metrics_input_dataset.ColumnMetrics(nullCount=nulls + day, distinctCount=rows - nulls)
            },
        )
    }


def assertions(*checks):
    return {
        "dataQualityAssertions": data_quality_assertions_dataset.DataQualityAssertionsDatasetFacet(
            assertions=[
                data_quality_assertions_dataset.Assertion(assertion=assertion, success=success, column=column)
                for assertion, column, success in checks
            ]
        )
    }


tables = {
    "customers": {"customer_id": "integer", "email": "text", "country": "text", "signed_up_on": "date"},
    "orders": {"order_id": "integer", "customer_id": "integer", "ordered_on": "date", "channel": "text", "status": "text"},
    "order_items": {"item_id": "integer", "order_id": "integer", "product_id": "integer", "quantity": "integer", "unit_price": "numeric"},
}
payments = {"payment_id": "integer", "order_id": "integer", "method": "string", "amount": "decimal", "paid_on": "date"}
products = {"product_id": "integer", "name": "string", "category": "string", "list_price": "decimal", "unit_cost": "decimal"}
value = {"customer_id": "INTEGER", "customer_email": "VARCHAR", "country": "VARCHAR", "lifetime_revenue": "DOUBLE", "average_order": "DOUBLE"}
channels = {"week": "DATE", "channel": "VARCHAR", "country": "VARCHAR", "orders": "BIGINT", "revenue": "DOUBLE", "customers": "BIGINT"}
# The job says what it runs, and nothing of columns: these the catalog works out.
channel_report = """
create or replace table report_channels as
with placed as (
  select *, date_trunc('week', ordered_on) as week
  from fct_orders
  where status <> 'cancelled'
)
select p.week, p.channel, c.country,
  count(*) as orders,
  round(sum(p.order_amount), 2) as revenue,
  count(distinct md5(lower(p.customer_email))) as customers
from placed p
join dim_customers c using (customer_id)
group by p.week, p.channel, c.country
""".strip()
scores = {"customer_id": "bigint", "email_hash": "text", "score": "double precision"}


def load(day, parent):
    for table, columns in tables.items():
        source = f"shop.public.{table}"
        play(
            day,
            5,
            job(f"load_{table}", f"Copies {table} from the shop's database", "team-platform"),
            [
                InputDataset(
                    namespace=SHOP_DB,
                    name=source,
                    facets={**schema(columns), **owned("team-shop"), **assertions(("not_null", next(iter(columns)), True), ("unique", next(iter(columns)), True))},
                    inputFacets=metrics(180, next(iter(columns)), 0, day),
                )
            ],
            [OutputDataset(namespace=WAREHOUSE, name=f"shop.main_raw.raw_{table}", facets={**schema(columns), **copied(SHOP_DB, source, columns)})],
            parent=parent,
        )
    play(
        day,
        6,
        job("load_payments", "Reads settled payments from the topic", "team-platform"),
        [InputDataset(namespace=BROKER, name="payments.settled", facets={**schema(payments), **owned("team-payments")})],
        [OutputDataset(namespace=WAREHOUSE, name="shop.main_raw.raw_payments", facets={**schema(payments), **copied(BROKER, "payments.settled", payments)})],
        parent=parent,
    )
    broken = "the file products.csv has no column 'unit_cost'" if day == 1 else None
    shown = {name: kind for name, kind in products.items() if day != 1 or name != "unit_cost"}
    play(
        day,
        7,
        job("load_products", "Reads the product list from the bucket", "team-platform"),
        [InputDataset(namespace=LAKE, name="landing/products.csv", facets={**schema(shown), **owned("team-shop")})],
        [OutputDataset(namespace=WAREHOUSE, name="shop.main_raw.raw_products", facets={**schema(products), **copied(LAKE, "landing/products.csv", products)})],
        error=broken,
        parent=parent,
    )


def consume(day, parent):
    mart = "shop.main.mart_customer_value"
    feature = "features/customer_value"
    play(
        day,
        40,
        job("build_customer_features", "Writes features for the scoring model", "team-data-science"),
        [
            InputDataset(
                namespace=WAREHOUSE,
                name=mart,
                facets={**schema(value), **assertions(("unique", "customer_id", True), ("between", "average_order", day != 2))},
                inputFacets=metrics(60, "lifetime_revenue", 0, day),
            )
        ],
        [
            OutputDataset(
                namespace=LAKE,
                name=feature,
                facets={
                    **schema({"customer_id": "bigint", "email_hash": "string", "revenue": "double", "average_order": "double"}),
                    **owned("team-data-science"),
                    **documented("Features of each customer for the scoring model."),
                    **lineage(
                        {
                            "customer_id": [(WAREHOUSE, mart, "customer_id", "IDENTITY", False)],
                            "email_hash": [(WAREHOUSE, mart, "customer_email", "TRANSFORMATION", True)],
                            "revenue": [(WAREHOUSE, mart, "lifetime_revenue", "IDENTITY", False)],
                            "average_order": [(WAREHOUSE, mart, "average_order", "IDENTITY", False)],
                        }
                    ),
                },
            )
        ],
        parent=parent,
    )
    play(
        day,
        50,
        job("score_customers", "Scores customers and hands the scores to the CRM", "team-data-science"),
        [InputDataset(namespace=LAKE, name=feature)],
        [
            OutputDataset(
                namespace=CRM_DB,
                name="crm.public.customer_scores",
                facets={
                    **schema(scores),
                    **owned("team-crm"),
                    **documented("The newest score of each customer; the offers service reads it."),
                    **lineage(
                        {
                            "customer_id": [(LAKE, feature, "customer_id", "IDENTITY", False)],
                            "email_hash": [(LAKE, feature, "email_hash", "IDENTITY", False)],
                            "score": [(LAKE, feature, "revenue", "TRANSFORMATION", False), (LAKE, feature, "average_order", "TRANSFORMATION", False)],
                        }
                    ),
                },
            )
        ],
        seconds=95,
        parent=parent,
    )
    revenue = "shop.main.mart_revenue_daily"
    play(
        day,
        55,
        job("export_revenue_report", "Writes the report that finance opens in the morning", "team-finance-data"),
        [InputDataset(namespace=WAREHOUSE, name=revenue)],
        [
            OutputDataset(
                namespace=LAKE,
                name="reports/revenue.parquet",
                facets={
                    **schema({"day": "date", "revenue": "double"}),
                    **owned("team-finance-data"),
                    **lineage(
                        {
                            "day": [(WAREHOUSE, revenue, "ordered_on", "IDENTITY", False)],
                            "revenue": [(WAREHOUSE, revenue, "revenue", "AGGREGATION", False)],
                        }
                    ),
                },
            )
        ],
        parent=parent,
    )

    play(
        day,
        57,
        job("refresh_channel_report", "Refreshes the report of channels in the warehouse", "team-finance-data", sql=channel_report),
        [InputDataset(namespace=WAREHOUSE, name="shop.main.fct_orders"), InputDataset(namespace=WAREHOUSE, name="shop.main.dim_customers")],
        [
            OutputDataset(
                namespace=WAREHOUSE,
                name="shop.main.report_channels",
                facets={
                    **schema(channels),
                    **owned("team-finance-data"),
                    **documented("Orders, revenue and customers of each week by channel and country."),
                },
            )
        ],
        parent=parent,
    )


for day in range(3):
    nightly = job("nightly", "Loads, and carries on what came of it", "team-platform")
    started = first_day + datetime.timedelta(days=day)
    parent = run_id("nightly", day)
    emit(RunState.START, started, Run(runId=parent), nightly)
    load(day, parent)
    consume(day, parent)
    emit(RunState.FAIL if day == 1 else RunState.COMPLETE, started + datetime.timedelta(minutes=58), Run(runId=parent), nightly)
