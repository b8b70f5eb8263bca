using System.Collections.Concurrent;
using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>The shapes of SQS in the query protocol that its older clients speak. The catalog has the JSON ones: in the query protocol every list and map is flat and goes by the name of one entry.</summary>
internal static class SqsQuery
{
    private static readonly ConcurrentDictionary<AwsShape, AwsShape> Made = new(ReferenceEqualityComparer.Instance);

    /// <summary>The shape for the query protocol; other services' shapes as they are.</summary>
    public static AwsShape Shape(AwsService service, AwsOperation operation, AwsShape shape) =>
        service.Name == "sqs" ? Made.GetOrAdd(shape, static (s, name) => Structure(s, name), operation.Name) : shape;

    private static AwsShape Structure(AwsShape shape, string operation) => new()
    {
        Kind = shape.Kind,
        Members = shape.Members.Values.ToDictionary(m => m.Name, m => Member(m, operation), StringComparer.Ordinal),
    };

    private static AwsMember Member(AwsMember member, string operation) => member.Shape.Kind switch
    {
        AwsKind.List => Flat(member, One(member.Name, operation), Entry(member.Shape.Element!, One(member.Name, operation), operation), null),
        AwsKind.Map => Flat(member, One(member.Name, operation), Entry(member.Shape.Element!, "Value", operation), member.Name is "Tags" or "tags" ? "Key" : "Name"),
        _ => member,
    };

    private static AwsMember Flat(AwsMember member, string name, AwsMember entry, string? key) => new()
    {
        Name = member.Name,
        WireName = name,
        Required = member.Required,
        Flattened = true,
        Shape = new() { Kind = member.Shape.Kind, Element = entry, MapKeyName = key, Flattened = true },
    };

    private static AwsMember Entry(AwsMember element, string name, string operation) => new()
    {
        Name = element.Name,
        WireName = name,
        Shape = element.Shape.Kind is AwsKind.Structure ? Structure(element.Shape, operation) : element.Shape,
    };

    private static string One(string many, string operation) => many switch
    {
        "queueUrls" => "QueueUrl",
        "tags" => "Tag",
        "Actions" => "ActionName",
        "Entries" => operation + "RequestEntry",
        "Successful" => operation + "ResultEntry",
        "Failed" => "BatchResultErrorEntry",
        _ => many.TrimEnd('s'),
    };
}
