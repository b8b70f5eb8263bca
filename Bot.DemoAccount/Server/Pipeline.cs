using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.Server.Faults;
using Bot.DemoAccount.Server.IdentityCenter;
using Bot.DemoAccount.Server.Routing;
using Bot.DemoAccount.Server.Wire;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server;

/// <summary>The way of a request: route, authenticate, decode, authorise, run, page, encode, record.</summary>
internal sealed class Pipeline(World world, KeyRing keys, Authorizer authorizer, FaultTable faults, TimeProvider clock, TimeSpan latency, string sourceIp)
{
    private readonly Authenticator _authenticator = new(keys);
    private readonly ServiceTable _services = new();

    public async ValueTask<WireResponse> ServeAsync(WireRequest request, CancellationToken cancellation)
    {
        if (request.RawPath == FaultEndpoint.Path)
            return FaultEndpoint.Serve(faults, request);
        if (request.RawPath == DevicePage.Path)
            return DevicePage.Serve(world.Part<Services.Core.IdentityCenter.CenterState>(), request, keys.Now);
        var requestId = world.Ids.Uuid();
        var credential = CredentialOf(request);
        RouteMatch? route = null;
        DemoCall? call = null;
        JsonObject? output = null;
        try
        {
            route = credential is not null ? Router.Route(request, credential.Service) : UnsignedRoutes.Find(request) ?? throw Unsigned(request);
            var key = credential is null ? UnsignedRoutes.Nobody : _authenticator.Authenticate(request, credential);
            var (wait, fault) = faults.Of(route.Service.Name, route.Operation.Name, credential?.Region ?? "us-east-1");
            wait += latency;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellation).ConfigureAwait(false);
            if (fault is not null)
                throw fault;
            call = CallOf(route, request, key, credential?.Region ?? "us-east-1");
            output = Run(call, key, route, signed: credential is not null);
            TrailRecorder.Record(call, output, null, requestId, request.Header("user-agent") ?? "", sourceIp);
            var response = SuccessWriter.Write(route, output, requestId);
            foreach (var (name, value) in call.AnswerHeaders)
                response.Headers.Add((name, value));
            return response;
        }
        catch (DemoException error)
        {
            if (call is not null && output is null)
                TrailRecorder.Record(call, null, error, requestId, request.Header("user-agent") ?? "", sourceIp);
            return ErrorWriter.Write(route?.Dialect ?? Guess(request, credential), route?.Service, request.RawPath, request.Method == "HEAD", error, requestId);
        }
        catch (UnknownOperationException unknown)
        {
            return ErrorWriter.Write(Guess(request, credential), unknown.Service, request.RawPath, request.Method == "HEAD", new("UnknownOperationException", unknown.Message, 404), requestId);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A fault of the demo account itself: said in the answer, so that the caller sees where to look.
            var name = route is null ? "the request" : $"{route.Service.Name}:{route.Operation.Name}";
            return ErrorWriter.Write(route?.Dialect ?? Guess(request, credential), route?.Service, request.RawPath, request.Method == "HEAD",
                new("InternalFailure", $"The demo account failed on {name}: {bug.GetType().Name}: {bug.Message} {bug.StackTrace?.Split('\n')[0].Trim()}", 500), requestId);
        }
    }

    private JsonObject Run(DemoCall call, AccessKey key, RouteMatch route, bool signed)
    {
        var handler = _services.Find(route.Service.Name)?.Handlers.GetValueOrDefault(route.Operation.Name);
        if (world.Part<Scenario.Recorded.RecordedAnswers>().Find(call) is { } recorded)
            return recorded;
        RequiredMembers.Check(route.Dialect, route.Operation.Input, call.Input);
        // Anybody may ask who they are; AssumeRole judges by the role's trust policy itself.
        if (signed && !(route.Service.Name == "sts" && route.Operation.Name is ("GetCallerIdentity" or "AssumeRole")))
        {
            foreach (var (action, arn) in NeededRights.Of(call, handler?.Resource?.Invoke(call) ?? "*"))
                call.Demand(action, arn);
        }
        if (route.Service.Name == "ec2" && call.Input.Flag("DryRun"))
            throw new DemoException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        if (handler is null)
            throw new DemoException("NotImplemented", $"The demo account does not serve {route.Service.Name}:{route.Operation.Name}.", 501);
        var output = handler.Run(call);
        if (!handler.OwnPages)
            Pager.Cut(call, output);
        return output;
    }

    private DemoCall CallOf(RouteMatch route, WireRequest request, AccessKey key, string region)
    {
        var body = request.Body;
        if (route.Service.Name == "s3" && ChunkedBody.IsChunked(request))
            body = ChunkedBody.Decode(body);
        var input = route.Dialect switch
        {
            AwsProtocol.Json => JsonInput.Decode(route.Operation.Input, body),
            AwsProtocol.Query or AwsProtocol.Ec2 => FormInput.Decode(SqsQuery.Shape(route.Service, route.Operation, route.Operation.Input), FormNode.Parse(request.Form)),
            _ => RestInput.Decode(route, request, body),
        };
        DemoCall call = null!;
        call = new DemoCall
        {
            Service = route.Service,
            Operation = route.Operation,
            Input = input,
            Principal = key.Principal,
            Account = key.Principal.Account,
            Region = region,
            Now = clock.GetUtcNow(),
            World = world,
            Body = body,
            Keys = keys,
            Authorizer = authorizer,
            Key = key,
            Demand = (action, arn) =>
            {
                if (authorizer.Denial(call, key, action, arn) is { } decision)
                    throw DenialText.Error(call, action, arn, decision);
            },
        };
        return call;
    }

    private static Credential? CredentialOf(WireRequest request)
    {
        if (Credential.TryParse(request.Header("authorization"), out var credential))
            return credential;
        return Credential.TryMake(request.QueryValue("X-Amz-Credential"), request.QueryValue("X-Amz-SignedHeaders"), request.QueryValue("X-Amz-Signature"), out credential) ? credential : null;
    }

    private static DemoException Unsigned(WireRequest request) => request.Header("authorization") is null
        ? new("MissingAuthenticationToken", "Request is missing Authentication Token", 403)
        : new("IncompleteSignature", "The Authorization header is not a Signature Version 4 header.", 403);

    private static AwsProtocol Guess(WireRequest request, Credential? credential) =>
        request.Header("x-amz-target") is not null ? AwsProtocol.Json
        : credential?.Service is "ec2" ? AwsProtocol.Ec2
        : credential?.Service is "s3" ? AwsProtocol.RestXml
        : request.Header("content-type")?.Contains("x-www-form-urlencoded", StringComparison.Ordinal) == true ? AwsProtocol.Query
        : credential is null ? AwsProtocol.RestXml : AwsProtocol.RestJson;
}
