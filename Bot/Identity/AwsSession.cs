using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Telemetry;
using Bot.Guardrails.Audit;
using Bot.Guardrails.Redaction;
using Bot.Identity.Sessions;

namespace Bot.Identity;

/// <summary>AWS as one caller may see it from one channel, for one turn; the only way to call AWS. Every call is judged and recorded. Thread-safe.</summary>
/// <param name="services">What every session needs.</param>
/// <param name="caller">Who asks.</param>
/// <param name="roleIn">The caller's role in an account; none where they have none there.</param>
/// <param name="grant">The changes it may send; reads need none.</param>
/// <param name="progress">Told of every call; null for nobody.</param>
/// <param name="evidence">Where the calls are recorded; null for a record of its own.</param>
/// <param name="trail">The turn's audit; null outside of turns.</param>
internal sealed class AwsSession(
    AwsSessions services, Caller caller, Func<string, RoleChoice> roleIn, Grant grant, IProgress<TurnProgress>? progress, Evidence? evidence = null, TurnAudit? trail = null)
{
    private const int MaxPages = 100;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _learned = new(StringComparer.Ordinal);
    private bool _isLearning;
    private int _started;
    private int _done;

    public Caller Caller { get; } = caller;

    /// <summary>The calls of this turn.</summary>
    public Evidence Evidence { get; } = evidence ?? new();

    /// <summary>A session that acts for another caller with a grant, and records its calls with this one's: a plan runs as the person who asked for it, in the turn of the person who approved it.</summary>
    public AwsSession For(Caller caller, Func<string, RoleChoice> roles, Grant approved) => new(services, caller, roles, approved, progress, Evidence, trail);

    /// <summary>This session as another role of the same caller, for reads about the caller's own rights.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="evidence">Where its calls are recorded; null for with this one's. The audit has them in any case.</param>
    public AwsSession As(string roleArn, Evidence? evidence = null) => new(services, Caller, _ => new RoleChoice.Role(roleArn), Grant.None, progress, evidence ?? Evidence, trail) { _isLearning = true };

    /// <summary>Finds out what the caller's roles in an account may do, before a change is laid down for approval: what the role may not do, nobody need approve.</summary>
    /// <param name="account">Account id or alias; null for the caller's.</param>
    public Task LearnRolesAsync(string? account, CancellationToken cancellation) => LearnAsync(account is null ? Caller.Account : services.AccountOf(account) ?? account, new Evidence(), cancellation);

    /// <summary>The Regions enabled in the account.</summary>
    /// <param name="account">Account id; null for the caller's.</param>
    public async Task<IReadOnlyList<string>> RegionsAsync(string? account, CancellationToken cancellation)
    {
        if (services.Player is { } player)
            return player.Regions(account ?? Caller.Account);
        var regions = await ReadRegionsAsync(account, cancellation).ConfigureAwait(false);
        Evidence.Tape?.AddRegions(account ?? Caller.Account, regions);
        return regions;
    }

    private Task<IReadOnlyList<string>> ReadRegionsAsync(string? account, CancellationToken cancellation) =>
        roleIn(account ?? Caller.Account) is RoleChoice.Role role
            ? services.Connections.RegionsAsync(Caller, role.Arn, account ?? Caller.Account, cancellation)
            : Task.FromResult(DefaultRegions.All);

    /// <summary>What the judge would say of a call, which is not sent.</summary>
    /// <param name="service">Catalog name.</param>
    /// <param name="operation">API name.</param>
    /// <param name="parameters">Input members; null for none.</param>
    /// <param name="region">Null for the caller's default Region.</param>
    /// <param name="account">Account id; null for the caller's.</param>
    public Verdict Foresee(string service, string operation, JsonObject? parameters = null, string? region = null, string? account = null) =>
        services.Judge.Decide(Caller, Call(service, operation, parameters, region, account), grant);

    /// <summary>Why the judge refuses a call that was asked for, in words; null where it does not. Nothing is sent.</summary>
    public Refusal? ForeseeRefusal(string service, string operation, JsonObject? parameters = null, string? region = null, string? account = null)
    {
        var call = Call(service, operation, parameters, region, account);
        var verdict = services.Judge.Decide(Caller, call, grant);
        if (verdict.Allowed)
            return null;
        var refusal = services.Denials.Of(Caller, call, verdict);
        // Whoever asks for the words shows them: it is a refusal, and taken down as one. What only waits for an approval is none.
        if (refusal.By != "approval")
            trail?.Call(call, verdict, null, (call.Role as RoleChoice.Role)?.Arn);
        return refusal;
    }

    /// <summary>One call, one page.</summary>
    /// <param name="service">Catalog name: <c>ec2</c>.</param>
    /// <param name="operation">API name: <c>DescribeInstances</c>.</param>
    /// <param name="parameters">Input members; null for none.</param>
    /// <param name="region">Null for the caller's default Region.</param>
    /// <param name="account">Account id; null for the caller's.</param>
    public async Task<CallOutcome> CallAsync(
        string service, string operation, JsonObject? parameters = null, string? region = null, string? account = null, CancellationToken cancellation = default)
    {
        if (services.Player is { } player)
        {
            var asked = Call(service, operation, parameters, region, account);
            return await player.AnswerAsync(asked.Service.Name, asked.Operation.Name, asked.Operation.IamActions[0], asked.Account, asked.Region, asked.Parameters, services.Clock.GetUtcNow(), Evidence).ConfigureAwait(false);
        }
        var outcome = await SendAsync(service, operation, parameters, region, account, cancellation).ConfigureAwait(false);
        if (Evidence.Tape is { } tape)
        {
            var asked = Call(service, operation, parameters, region, account);
            tape.Add(asked.Service.Name, asked.Operation.Name, asked.Account, asked.Region, parameters, outcome);
        }
        return outcome;
    }

    private async Task<CallOutcome> SendAsync(string service, string operation, JsonObject? parameters, string? region, string? account, CancellationToken cancellation)
    {
        var judged = Call(service, operation, parameters, region, account);
        var verdict = services.Judge.Decide(Caller, judged, grant);
        if (verdict.Allowed && judged.Role is RoleChoice.Role && services.Cache?.Find(Caller, judged) is { } kept)
            return FromCache(judged, kept);
        var session = await OpenAsync(judged, verdict, cancellation).ConfigureAwait(false);
        var roleArn = (judged.Role as RoleChoice.Role)?.Arn;
        if (session is SessionResult.Refused { Refusal: var refusal })
        {
            if (verdict.DeniedBy is { Layer: Layer.Role })
            {
                await LearnAsync(judged.Account, Evidence, cancellation).ConfigureAwait(false);
                refusal = services.Denials.Of(Caller, judged, verdict);
            }
            trail?.Call(judged, verdict, null, roleArn, refusal.By);
            return new CallOutcome.Refused(refusal);
        }

        var call = new AwsCall(judged.Service.Name, judged.Operation.Name, judged.Parameters, judged.Region);
        var action = judged.Operation.IamActions[0];
        progress?.Report(new($"Asking {action} in {call.Region}", Volatile.Read(ref _done), Interlocked.Increment(ref _started)) { Action = action });
        var at = services.Clock.GetUtcNow();
        var start = Stopwatch.GetTimestamp();
        using var span = BotTracing.Call(action, call.Region);
        var result = session switch
        {
            SessionResult.Open open => await open.Client.SendAsync(call, cancellation).ConfigureAwait(false),
            SessionResult.Failed failed => new AwsResult.Failure(failed.Error),
            _ => throw new UnreachableException(),
        };
        var took = Stopwatch.GetElapsedTime(start);
        BotTracing.End(span, result is AwsResult.Success sent ? sent.Status : ((AwsResult.Failure)result).Error.Status, (result as AwsResult.Failure)?.Error.Code);
        progress?.Report(new($"{action} in {call.Region} answered", Interlocked.Increment(ref _done), Volatile.Read(ref _started)) { Action = action, Ended = true });
        trail?.Call(judged, verdict, result, roleArn);
        result = ResultRedaction.Of(call.Service, result);
        if (result is AwsResult.Failure { Error.IsDenied: true })
            await LearnAsync(judged.Account, Evidence, cancellation).ConfigureAwait(false);

        var recorded = new RecordedCall("", action, call.Service, call.Operation, judged.Account, call.Region, (JsonObject)call.Parameters.DeepClone(), 0, null, took, at);
        if (result is AwsResult.Success paid)
            services.Cache?.Keep(Caller, judged, paid.Body, paid.Status, at);
        return result switch
        {
            AwsResult.Success ok => new CallOutcome.Ok(Evidence.Add(recorded with { Status = ok.Status }), ok.Body),
            AwsResult.Failure failure => new CallOutcome.Failed(Evidence.Add(recorded with { Status = failure.Error.Status, Error = failure.Error }), failure.Error)
            {
                Refusal = failure.Error.IsDenied ? services.Denials.OfAws(Caller, judged, verdict, failure.Error) : null,
            },
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What AWS answered a while ago. It was taken down in the audit then; now nothing is sent.</summary>
    private CallOutcome.Ok FromCache(JudgedCall judged, CallCache.Found kept) => new(
        Evidence.Add(new("", judged.Operation.IamActions[0], judged.Service.Name, judged.Operation.Name, judged.Account, judged.Region, (JsonObject)judged.Parameters.DeepClone(), kept.Status, null, TimeSpan.Zero, kept.At) { IsFromCache = true }),
        kept.Body);

    /// <summary>Once a turn and account; not for the calls that find it out.</summary>
    private Task LearnAsync(string account, Evidence evidence, CancellationToken cancellation) =>
        _isLearning || services.LearnRoles is not { } learn ? Task.CompletedTask : _learned.GetOrAdd(account, a => new(() => learn(this, a, evidence, cancellation))).Value;

    /// <summary>A session that may send the call, or why there is none. For a change, the grant is used up by then, and that the change is about to be sent is durable.</summary>
    private async Task<SessionResult> OpenAsync(JudgedCall judged, Verdict verdict, CancellationToken cancellation)
    {
        if (!verdict.Allowed)
            return new SessionResult.Refused(services.Denials.Of(Caller, judged, verdict));
        if (judged.Role is not RoleChoice.Role role)
            return new SessionResult.Refused(new("not-permitted", "role", $"You have no role in account {judged.Account}."));
        if (services.Limits?.Call(Caller.Person) is { } limit)
            return new SessionResult.Refused(limit);
        var changes = !HardBlocks.IsRead(judged.Operation);
        if (changes && ResultRedaction.HoldsMark(judged.Parameters))
            return new SessionResult.Refused(new("secret", "hard-block", $"`{judged.Operation.IamActions[0]}` was not sent: it needs a secret, which was taken out of your message. Secrets are never passed through a chat; make this change in the console or with the AWS CLI."));
        var session = await services.Connections.OpenAsync(Caller, role.Arn, judged, granted: changes && grant.Of(judged) == GrantState.Granted, cancellation).ConfigureAwait(false);
        if (!changes || session is not SessionResult.Open)
            return session;
        try
        {
            await (trail?.IntendAsync(judged, verdict, role.Arn, cancellation) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (AuditException)
        {
            return new SessionResult.Refused(new("not-permitted", "approval", $"`{judged.Operation.IamActions[0]}` was not sent: it could not be written to the audit, and nothing is changed without that. Try again; if it stays, ask the people who run this bot to look at its store."));
        }
        return grant.TryTake(judged, role.Arn) ? session : new SessionResult.Refused(Denials.NeedsApproval(judged.Operation) with { Verdict = verdict });
    }

    private JudgedCall Call(string service, string operation, JsonObject? parameters, string? region, string? account)
    {
        var facts = AwsCatalog.Default.Service(service);
        account = account is null ? Caller.Account : services.AccountOf(account) ?? account;
        return new(facts, facts.Operations[operation], parameters ?? [], account, facts.GlobalRegion ?? region ?? Caller.DefaultRegion) { Role = roleIn(account) };
    }

    /// <summary>All pages of a call, their lists joined.</summary>
    /// <param name="service">Catalog name.</param>
    /// <param name="operation">API name.</param>
    /// <param name="parameters">Input members; null for none.</param>
    /// <param name="region">Null for the caller's default Region.</param>
    /// <param name="account">Account id; null for the caller's.</param>
    /// <param name="maxPages">The bound on pages.</param>
    public async Task<CallOutcome> CallAllAsync(
        string service, string operation, JsonObject? parameters = null, string? region = null, string? account = null,
        int maxPages = MaxPages, CancellationToken cancellation = default)
    {
        var outcome = await CallAsync(service, operation, parameters, region, account, cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok first)
            return outcome;
        var page = new AwsCall(first.Call.Service, first.Call.Operation, first.Call.Parameters, first.Call.Region);
        var next = AwsPages.Next(page, first.Body);
        var pages = 1;
        for (; next is not null; pages++)
        {
            if (pages >= maxPages)
                return first with { Truncated = true, Pages = pages };
            page = next;
            var more = await CallAsync(page.Service, page.Operation, page.Parameters, page.Region, account, cancellation).ConfigureAwait(false);
            if (more is CallOutcome.Failed failed)
                return failed with { Partial = first.Body };
            if (more is not CallOutcome.Ok ok)
                return more;
            next = AwsPages.Next(page, ok.Body);
            AwsPages.Join(page, first.Body, ok.Body);
        }
        return first with { Pages = pages };
    }
}

/// <summary>Whether a caller has a role in an account.</summary>
internal abstract record RoleChoice
{
    private RoleChoice() { }

    /// <summary>The role to act as; null ARN for the operator's own credentials.</summary>
    public sealed record Role(string? Arn) : RoleChoice;

    /// <summary>None.</summary>
    public sealed record None : RoleChoice;
}
