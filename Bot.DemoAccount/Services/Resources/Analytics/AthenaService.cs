using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>Amazon Athena: work groups, catalogs, named queries and past executions.</summary>
internal sealed class AthenaService : ResourceService
{
    /// <summary>States the service.</summary>
    public AthenaService() : base("athena")
    {
        Kind("AWS::Athena::WorkGroup", "arn:aws:athena:{region}:{account}:workgroup/{id}", "Name").Missing("InvalidRequestException", "WorkGroup {0} is not found.")
            .Get("GetWorkGroup", "WorkGroup", "WorkGroup").List("ListWorkGroups", "WorkGroups");
        Kind("AWS::Athena::DataCatalog", "arn:aws:athena:{region}:{account}:datacatalog/{id}", "Name").Missing("InvalidRequestException", "DataCatalog {0} was not found")
            .Get("GetDataCatalog", "DataCatalog", "Name").List("ListDataCatalogs", "DataCatalogsSummary", item: (_, r) => new JsonObject { ["CatalogName"] = r.Id, ["Type"] = r.Document["Type"]?.DeepClone() });
        Kind("AWS::Athena::NamedQuery", "arn:aws:athena:{region}:{account}:namedquery/{id}", "NamedQueryId").Missing("InvalidRequestException", "NamedQuery {0} was not found")
            .Get("GetNamedQuery", "NamedQuery", "NamedQueryId").List("ListNamedQueries", "NamedQueryIds", filter: "WorkGroup").Batch("BatchGetNamedQuery", "NamedQueries", "NamedQueryIds");
        Kind("AWS::Athena::QueryExecution", "arn:aws:athena:{region}:{account}:queryexecution/{id}", "QueryExecutionId").Missing("InvalidRequestException", "QueryExecution {0} was not found")
            .Get("GetQueryExecution", "QueryExecution", "QueryExecutionId").List("ListQueryExecutions", "QueryExecutionIds", filter: "WorkGroup").Batch("BatchGetQueryExecution", "QueryExecutions", "QueryExecutionIds");
        Tagging("ResourceARN", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
