using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Bot.Aws.Client;

/// <summary>The SDK's pipeline for one service, with what a generated client would bring replaced by the catalog's facts.</summary>
internal sealed class SdkClient(AWSCredentials credentials, SdkConfig config) : AmazonServiceClient(credentials, config)
{
    private static readonly InvokeOptions Options = new() { RequestMarshaller = SdkMarshaller.Instance, ResponseUnmarshaller = SdkUnmarshaller.Instance };

    public Task<SdkReply> SendAsync(SdkCall call, CancellationToken cancellation) => InvokeAsync<SdkReply>(call, Options, cancellation);

    // Runs inside the base constructor: only Config may be used.
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new BaseEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new Authentication());
        pipeline.AddHandlerAfter<MetricsHandler>(new SpanName());
        if (((SdkConfig)Config).MaxBackoff is { } most)
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new StandardRetryPolicy(Config) { MaxBackoffInMilliseconds = (int)most.TotalMilliseconds }));
    }

    protected override IServiceMetadata ServiceMetadata => new Metadata(((SdkConfig)Config).Service.ServiceId);

    private sealed record Metadata(string ServiceId) : IServiceMetadata
    {
        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }

    private sealed class Authentication : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            executionContext.RequestContext.OriginalRequest is SdkCall { Operation.Unsigned: true } ? AuthSchemeOption.DEFAULT_NOAUTH : AuthSchemeOption.DEFAULT_SIGV4;
    }

    /// <summary>The SDK names spans by the request's CLR type, which is the same for every operation here.</summary>
    private sealed class SpanName : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            if (Activity.Current is { } span && executionContext.RequestContext.OriginalRequest is SdkCall call)
            {
                span.DisplayName = $"{call.Service.ServiceId}.{call.Operation.Name}";
                span.SetTag("rpc.method", call.Operation.Name);
            }
            return base.InvokeAsync<T>(executionContext);
        }
    }
}
