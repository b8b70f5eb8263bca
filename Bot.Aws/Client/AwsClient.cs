using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Bot.Aws.Catalog;
using Bot.Aws.Protocols;

namespace Bot.Aws.Client;

/// <summary>The client for all services, on AWSSDK.Core's pipeline.</summary>
/// <param name="options">Where and as whom calls are sent.</param>
public sealed class AwsClient(AwsClientOptions options) : IAwsClient, IDisposable
{
    private readonly ConcurrentDictionary<(string Service, string Region, bool Once), SdkClient> _clients = new();
    private readonly ConcurrentDictionary<string, string> _bucketRegions = new(StringComparer.Ordinal);
    private readonly DefaultAWSCredentialsIdentityResolver _chain = new();

    /// <inheritdoc/>
    public async Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
    {
        var service = AwsCatalog.Default.Service(call.Service);
        var operation = service.Operations[call.Operation];
        if (ParameterCheck.Fault(operation, call.Parameters) is { } fault)
            return Invalid(fault);

        var protocol = Protocol(service);
        var sdkCall = new SdkCall { Service = service, Operation = operation, Wire = RequestEncoder.Encode(service, operation, WithTokens(operation, call.Parameters), protocol) };
        var bucket = service.Name == "s3" ? call.Parameters["Bucket"] as JsonValue : null;
        var region = bucket is not null && _bucketRegions.TryGetValue(bucket.ToString(), out var known) ? known : call.Region;
        try
        {
            SdkReply reply;
            try
            {
                reply = await SendAsync(sdkCall, region, cancellation).ConfigureAwait(false);
            }
            catch (SdkError e) when (bucket is not null && e.BucketRegion is { } right && right != region)
            {
                // S3 names the bucket's Region when it refuses a call to another one; nothing was done yet.
                _bucketRegions[bucket.ToString()] = right;
                reply = await SendAsync(sdkCall, right, cancellation).ConfigureAwait(false);
            }
            var body = ResponseDecoder.Decode(service, operation, reply.Wire, protocol);
            return new AwsResult.Success(body, reply.Wire.Status, ErrorDecoder.RequestId(reply.Wire));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && AwsFailures.From(e, options.Timeout) is not null)
        {
            return new AwsResult.Failure(AwsFailures.From(e, options.Timeout)!);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private async Task<SdkReply> SendAsync(SdkCall call, string region, CancellationToken cancellation)
    {
        var once = call.Operation.Access is not (AwsAccess.List or AwsAccess.Read);
        var key = (call.Service.Name, region, once);
        if (!_clients.TryGetValue(key, out var client))
        {
            var config = new SdkConfig(call.Service, region, AwsEndpoints.Resolve(call.Service, region, options.Endpoint), options, once);
            var credentials = call.Operation.Unsigned ? new AnonymousAWSCredentials()
                : options.Credentials ?? await _chain.ResolveIdentityAsync(config, cancellation).ConfigureAwait(false);
            client = new SdkClient(credentials, config);
            if (!call.Operation.Unsigned)
                client = _clients.GetOrAdd(key, client);
        }
        return await client.SendAsync(call, cancellation).ConfigureAwait(false);
    }

    private AwsProtocol Protocol(AwsService service) =>
        options.Protocols.TryGetValue(service.Name, out var wanted) && wanted == service.AlternativeProtocol ? wanted : service.Protocol;

    /// <summary>Fills the tokens that make a repeated call have its effect once.</summary>
    private JsonObject WithTokens(AwsOperation operation, JsonObject parameters)
    {
        var result = parameters;
        foreach (var member in operation.Input.Members.Values)
        {
            if (!member.IdempotencyToken || parameters[member.Name] is not null)
                continue;
            if (ReferenceEquals(result, parameters))
                result = (JsonObject)parameters.DeepClone();
            result[member.Name] = options.NewToken();
        }
        return result;
    }

    private static AwsResult.Failure Invalid(string message) => new(new("InvalidParameters", message, 0, null, false));
}
