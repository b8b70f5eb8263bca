using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Bot.Aws.Catalog;

namespace Bot.Aws.Client;

/// <summary>The SDK's configuration for one service, one Region, and reads or writes.</summary>
internal sealed class SdkConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("wheelhouse", "1.0");

    /// <param name="service">The service.</param>
    /// <param name="region">The Region that was asked for.</param>
    /// <param name="address">Where calls go.</param>
    /// <param name="options">Time limits.</param>
    /// <param name="once">A call is sent once, whatever happens: it changes something.</param>
    public SdkConfig(AwsService service, string region, AwsAddress address, AwsClientOptions options, bool once)
        : base(new DefaultConfigurationProvider(
            [new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard, ConnectTimeout = TimeSpan.FromSeconds(3.1) }]))
    {
        Service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        RetryMode = RequestRetryMode.Standard;
        if (options.Endpoint is not null)
            ServiceURL = address.Address.ToString(); // clears RegionEndpoint
        DisableHostPrefixInjection = options.Endpoint is not null;
        AuthenticationRegion = address.SigningRegion;
        EndpointProvider = new StaticEndpointProvider(address.Address.ToString());
        Timeout = options.Timeout;
        TelemetryProvider = AwsTelemetry.Provider;
        MaxBackoff = options.MaxBackoff;
        MaxErrorRetry = once ? 0 : 2; // the SDK would try DynamoDB eleven times, longer than a person waits
        if (once)
            MaxStaleConnectionRetries = 0; // or a request that was accepted before its connection broke is sent up to ten times more
    }

    public AwsService Service { get; }
    public TimeSpan? MaxBackoff { get; }
    public override string ServiceVersion => Service.ApiVersion;
    public override string RegionEndpointServiceName => Service.EndpointPrefix;
    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());
}
