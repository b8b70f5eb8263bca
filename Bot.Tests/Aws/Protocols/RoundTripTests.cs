using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Protocols;
using Bot.DemoAccount.Server.Wire;

namespace Bot.Tests.Aws.Protocols;

/// <summary>What one side writes, the other reads: this library's codecs against the demo account's, which were written apart from them.</summary>
public sealed class RoundTripTests
{
    /// <summary>Of the JSON services, every n-th operation is tried.</summary>
    private const int Step = 7;

    [Fact]
    public void Form_IsReadBack() => Each(AwsProtocol.Query, (service, operation, values) =>
    {
        var given = values.Structure(operation.Input);
        var pairs = PercentEncoding.Pairs(QueryForm.Write(service, operation, given), form: true);
        return (given, FormInput.Decode(operation.Input, FormNode.Parse(pairs)));
    });

    [Fact]
    public void Ec2Form_IsReadBack() => Each(AwsProtocol.Ec2, (service, operation, values) =>
    {
        var given = values.Structure(operation.Input);
        var pairs = PercentEncoding.Pairs(QueryForm.Write(service, operation, given), form: true);
        return (given, FormInput.Decode(operation.Input, FormNode.Parse(pairs)));
    });

    [Theory]
    [InlineData(AwsProtocol.Json)]
    [InlineData(AwsProtocol.RestJson)]
    public void JsonRequest_IsReadBack(AwsProtocol protocol) => Each(protocol, (_, operation, values) =>
    {
        var given = values.Structure(operation.Input, InBody);
        return (given, JsonInput.Decode(operation.Input, JsonBody.Write(operation.Input, given)));
    });

    [Theory]
    [InlineData(AwsProtocol.Json)]
    [InlineData(AwsProtocol.RestJson)]
    public void JsonAnswer_IsReadBack(AwsProtocol protocol) => Each(protocol, (_, operation, values) =>
    {
        var given = values.Structure(operation.Output, InBody);
        var buffer = new ArrayBufferWriter<byte>();
        JsonOutput.Write(buffer, operation.Output, given, InBody);
        return (given, JsonReply.Read(operation.Output, buffer.WrittenSpan));
    });

    [Theory]
    [InlineData(AwsProtocol.Query)]
    [InlineData(AwsProtocol.Ec2)]
    [InlineData(AwsProtocol.RestXml)]
    public void XmlAnswer_IsReadBack(AwsProtocol protocol) => Each(protocol, (_, operation, values) =>
    {
        var given = values.Structure(operation.Output, InBody);
        var text = new StringBuilder("<Answer>");
        XmlOutput.Members(text, operation.Output, given);
        using var reader = XmlReply.Open(Encoding.UTF8.GetBytes(text.Append("</Answer>").ToString()));
        reader.MoveToContent();
        return (given, XmlReply.Structure(reader, operation.Output));
    });

    private static bool InBody(AwsMember member) => member.Location == AwsLocation.Body;

    private static void Each(AwsProtocol protocol, Func<AwsService, AwsOperation, ShapeValues, (JsonObject Given, JsonObject Read)> trip)
    {
        var number = 0;
        var wrong = new List<string>();
        foreach (var name in AwsCatalog.Default.ServiceNames)
        {
            var service = AwsCatalog.Default.Service(name);
            if (service.Protocol != protocol)
                continue;
            foreach (var operation in service.Operations.Values)
            {
                // The JSON services are many. GetBucketNotification (deprecated) has two members of one element's name.
                if (number++ % Step != 0 && protocol is AwsProtocol.Json or AwsProtocol.RestJson || operation.Name == "GetBucketNotification")
                    continue;
                var (given, read) = trip(service, operation, new(number));
                if (!JsonNode.DeepEquals(given, read))
                    wrong.Add($"{name} {operation.Name}\n  given {given.ToJsonString()}\n  read  {read.ToJsonString()}");
            }
        }
        Assert.True(number > 100);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {number}:\n{string.Join('\n', wrong.Take(5))}");
    }
}
