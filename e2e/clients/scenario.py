"""What scenario.ts emits, line by line, with openlineage-python. OPENLINEAGE_URL says where to."""

from datetime import datetime, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import (
    DatasetEvent, InputDataset, Job, JobEvent, OutputDataset, Run, RunEvent, RunState, StaticDataset, set_producer,
)
from openlineage.client.facet_v2 import (
    DatasetFacet, JobFacet, RunFacet, catalog_dataset, column_lineage_dataset, data_quality_assertions_dataset,
    data_quality_metrics_dataset, dataset_type_dataset, dataset_version_dataset, datasource_dataset,
    documentation_dataset, documentation_job, environment_variables_run, error_message_run, hierarchy_dataset,
    input_statistics_input_dataset, job_type_job, lifecycle_state_change_dataset, lineage, nominal_time_run,
    output_statistics_output_dataset, ownership_dataset, ownership_job, parent_run, processing_engine_run,
    schema_dataset, source_code_job, source_code_location_job, sql_job, storage_dataset, symlinks_dataset,
    tags_dataset, tags_job, tags_run,
)
from openlineage.client.naming.dataset import MySQL, S3
from openlineage.client.uuid import generate_static_uuid

set_producer("https://example.com/scenario")
client = OpenLineageClient()

nightly = datetime(2026, 11, 1, 2, 30, 0, 250000, timezone.utc)
parent_id = str(generate_static_uuid(nightly, b"nightly"))
run_id = str(generate_static_uuid(nightly, b"nightly.revenue"))
failed_id = str(generate_static_uuid(nightly, b"nightly.refunds"))

orders_naming = MySQL(host="shop-db", port="3306", database="shop", table="orders")
orders = (orders_naming.get_namespace(), orders_naming.get_name())
revenue_naming = S3(bucket_name="reports", object_key="revenue")
revenue = (revenue_naming.get_namespace(), revenue_naming.get_name())


class ProgressRunFacet(RunFacet):
    @staticmethod
    def _get_schema():
        return "https://example.com/schemas/progress.json"


parent = parent_run.ParentRunFacet(
    run=parent_run.Run(runId=parent_id),
    job=parent_run.Job(namespace="shop", name="nightly"),
    root=parent_run.Root(
        run=parent_run.RootRun(runId=parent_id), job=parent_run.RootJob(namespace="shop", name="nightly")
    ),
)

client.emit(RunEvent(
    eventType=RunState.START,
    eventTime="2026-11-01T02:30:00.250000+00:00",
    run=Run(runId=run_id, facets={
        "parent": parent,
        "nominalTime": nominal_time_run.NominalTimeRunFacet(
            nominalStartTime="2026-11-01T02:30:00Z", nominalEndTime="2026-11-02T02:30:00Z"
        ),
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet(version="3.5.0", name="spark"),
        "environmentVariables": environment_variables_run.EnvironmentVariablesRunFacet(
            environmentVariables=[environment_variables_run.EnvironmentVariable(name="TZ", value="UTC")]
        ),
        "tags": tags_run.TagsRunFacet(tags=[tags_run.TagsRunFacetFields(key="team", value="sales", source="USER")]),
    }),
    job=Job("shop", "nightly.revenue", facets={
        "sql": sql_job.SQLJobFacet(query="SELECT day, sum(amount) AS amount FROM orders GROUP BY day", dialect="mysql"),
        "jobType": job_type_job.JobTypeJobFacet(processingType="BATCH", integration="SPARK", jobType="QUERY"),
        "ownership": ownership_job.OwnershipJobFacet(owners=[ownership_job.Owner(name="team:sales", type="OWNER")]),
        "documentation": documentation_job.DocumentationJobFacet(description="Größe der Umsätze 📈"),
        "sourceCodeLocation": source_code_location_job.SourceCodeLocationJobFacet(
            type="git", url="https://example.com/etl/revenue.sql", branch="main"
        ),
        "tags": tags_job.TagsJobFacet(tags=[tags_job.TagsJobFacetFields(key="tier", value="1")]),
    }),
    inputs=[InputDataset(*orders, facets={
        "schema": schema_dataset.SchemaDatasetFacet(fields=[
            schema_dataset.SchemaDatasetFacetFields(name="day", type="DATE", description="Of the order", ordinal_position=1),
            schema_dataset.SchemaDatasetFacetFields(name="amount", type="DECIMAL(12,2)", ordinal_position=2),
        ]),
        "dataSource": datasource_dataset.DatasourceDatasetFacet(name="shop", uri="mysql://shop-db:3306/shop"),
    })],
))

client.emit(RunEvent(
    eventType=RunState.RUNNING,
    eventTime="2026-11-01T02:31:00+00:00",
    run=Run(runId=run_id, facets={
        "acme_progress": ProgressRunFacet().with_additional_properties(done=0.5, steps=["read", "sum"]),
    }),
    job=Job("shop", "nightly.revenue"),
    inputs=[InputDataset(*orders, inputFacets={
        "inputStatistics": input_statistics_input_dataset.InputStatisticsInputDatasetFacet(rowCount=1200, size=96000),
        "dataQualityAssertions": data_quality_assertions_dataset.DataQualityAssertionsDatasetFacet(assertions=[
            data_quality_assertions_dataset.Assertion(
                assertion="not_null", success=False, column="amount", severity="warn", params={"limit": 0}
            ),
        ]),
    })],
))

client.emit(RunEvent(
    eventType=RunState.COMPLETE,
    eventTime="2026-11-01T02:32:00.5Z",
    run=Run(runId=run_id, facets={"parent": parent}),
    job=Job("shop", "nightly.revenue"),
    inputs=[InputDataset(*orders)],
    outputs=[OutputDataset(*revenue, facets={
        "schema": schema_dataset.SchemaDatasetFacet(fields=[
            schema_dataset.SchemaDatasetFacetFields(name="revenue", type="STRUCT", fields=[
                schema_dataset.SchemaDatasetFacetFields(name="day", type="DATE"),
                schema_dataset.SchemaDatasetFacetFields(name="amount", type="DECIMAL(38,2)"),
            ]),
        ]),
        "columnLineage": column_lineage_dataset.ColumnLineageDatasetFacet(
            fields={"revenue.amount": column_lineage_dataset.Fields(inputFields=[
                column_lineage_dataset.InputField(*orders, field="amount", transformations=[
                    column_lineage_dataset.Transformation(
                        type="DIRECT", subtype="AGGREGATION", description="sum(amount)", masking=False
                    ),
                ]),
            ])},
            dataset=[column_lineage_dataset.InputField(*orders, field="day", transformations=[
                column_lineage_dataset.Transformation(type="INDIRECT", subtype="GROUP_BY"),
            ])],
        ),
        "dataQualityMetrics": data_quality_metrics_dataset.DataQualityMetricsDatasetFacet(
            rowCount=31, columnMetrics={"amount": data_quality_metrics_dataset.ColumnMetrics(nullCount=0, max=99.5)}
        ),
        "storage": storage_dataset.StorageDatasetFacet(storageLayer="iceberg", fileFormat="parquet"),
        "lifecycleStateChange": lifecycle_state_change_dataset.LifecycleStateChangeDatasetFacet(
            lifecycleStateChange=lifecycle_state_change_dataset.LifecycleStateChange.OVERWRITE
        ),
    }, outputFacets={
        "outputStatistics": output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
            rowCount=31, size=2048, fileCount=1
        ),
    })],
))

client.emit(RunEvent(
    eventType=RunState.FAIL,
    eventTime="2026-11-01T04:33:00.123456+02:00",
    run=Run(runId=failed_id, facets={
        "errorMessage": error_message_run.ErrorMessageRunFacet(
            message='Table "refunds" is gone', programmingLanguage="SQL", stackTrace="at line 1\n  SELECT"
        ),
    }),
    job=Job("shop", "nightly.refunds"),
))

client.emit(DatasetEvent(
    eventTime="2026-11-01T03:00:00Z",
    dataset=StaticDataset(*orders, facets={
        "ownership": ownership_dataset.OwnershipDatasetFacet(owners=[ownership_dataset.Owner(name="team:shop")]),
        "tags": tags_dataset.TagsDatasetFacet(tags=[
            tags_dataset.TagsDatasetFacetFields(key="pii", value="false", source="USER", field="amount"),
        ]),
        "documentation": documentation_dataset.DocumentationDatasetFacet(
            description="Orders, *one a row*", contentType="text/markdown"
        ),
        "symlinks": symlinks_dataset.SymlinksDatasetFacet(identifiers=[
            symlinks_dataset.Identifier(namespace="hive://metastore:9083", name="shop.orders", type="TABLE"),
        ]),
        "version": dataset_version_dataset.DatasetVersionDatasetFacet(datasetVersion="42"),
        "datasetType": dataset_type_dataset.DatasetTypeDatasetFacet(datasetType="TABLE"),
        "catalog": catalog_dataset.CatalogDatasetFacet(framework="hive", type="hive", name="shop"),
        "hierarchy": hierarchy_dataset.HierarchyDatasetFacet(hierarchy=[
            hierarchy_dataset.HierarchyDatasetFacetLevel(type="DATABASE", name="shop"),
        ]),
        "storage": DatasetFacet(deleted=True),
    }),
))

client.emit(JobEvent(
    eventTime="2026-11-01T03:00:01Z",
    job=Job("shop", "nightly.revenue", facets={
        "sourceCode": source_code_job.SourceCodeJobFacet(language="sql", sourceCode="SELECT 1"),
        "lineage": lineage.LineageJobFacet(entries=[
            lineage.LineageDatasetEntry(*revenue, type="DATASET", inputs=[
                lineage.LineageDatasetInput(*orders, type="DATASET", transformations=[
                    lineage.LineageTransformation(type="DIRECT", subtype="AGGREGATION"),
                ]),
            ]),
        ]),
        "documentation": JobFacet(deleted=True),
    }),
    inputs=[InputDataset(*orders)],
    outputs=[OutputDataset(*revenue)],
))

client.close()
