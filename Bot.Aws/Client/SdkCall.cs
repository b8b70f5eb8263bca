using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Bot.Aws.Catalog;
using Bot.Aws.Protocols;

namespace Bot.Aws.Client;

/// <summary>A call in the SDK's terms.</summary>
internal sealed class SdkCall : AmazonWebServiceRequest
{
    public required AwsService Service { get; init; }
    public required AwsOperation Operation { get; init; }
    public required WireRequest Wire { get; init; }
}

/// <summary>An answer in the SDK's terms: not read yet by anything but the protocol.</summary>
internal sealed class SdkReply : AmazonWebServiceResponse
{
    public WireResponse Wire { get; init; } = null!; // the SDK creates replies only through the unmarshaller
}

/// <summary>Puts a wire request into the SDK's pipeline.</summary>
internal sealed class SdkMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static SdkMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (SdkCall)input;
        var wire = call.Wire;
        var request = new DefaultRequest(call, call.Service.ServiceId)
        {
            HttpMethod = wire.Method,
            ResourcePath = wire.Path,
            OverrideSigningServiceName = call.Service.SigningName,
            UseDoubleEncoding = call.Service.SigningName != "s3",
            HostPrefix = wire.HostPrefix,
            Content = wire.Body,
        };
        foreach (var (label, value) in wire.Labels)
            request.AddPathResource(label, value);
        foreach (var group in wire.Query.GroupBy(q => q.Key, StringComparer.Ordinal))
        {
            request.UseQueryString = true;
            var values = group.Select(q => q.Value).OfType<string>().ToList();
            if (values.Count == 0)
                request.AddSubResource(group.Key);
            else if (values.Count == 1)
                request.ParameterCollection.Add(group.Key, values[0]);
            else
                request.ParameterCollection.Add(group.Key, values);
        }
        foreach (var (name, value) in wire.Headers)
            request.Headers[name] = value;
        return request;
    }
}
