using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Channels;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Guardrails.Audit;

/// <summary>Takes down what happens in one turn. Thread-safe once the caller is known.</summary>
internal sealed class TurnAudit
{
    private readonly IAudit _audit;
    private readonly TimeProvider _clock;
    private readonly AuditEvent _blank;
    private Caller? _caller;

    public TurnAudit(IAudit audit, TimeProvider clock, Message message)
    {
        _audit = audit;
        _clock = clock;
        Id = IdOf(message);
        _blank = new AuditEvent(AuditKind.Message, default) { Turn = Id }.From(message);
    }

    /// <summary>The turn's id: the same for the same message, also after a crash and in another replica.</summary>
    public string Id { get; }

    public static string IdOf(Message message) => IdOf(message.Place.Platform, message.Place.Workspace, message.Id);

    /// <param name="platform">The platform.</param>
    /// <param name="workspace">Slack team or Teams tenant.</param>
    /// <param name="message">The platform's id of the message.</param>
    public static string IdOf(Platform platform, string workspace, string message) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{platform}\n{workspace}\n{message}")).AsSpan(0, 8));

    /// <summary>An event of this turn, with person and place.</summary>
    public AuditEvent Event(AuditKind kind)
    {
        var happened = _blank with { Kind = kind, At = _clock.GetUtcNow() };
        return _caller is { } caller ? happened with { Person = caller.Person } : happened;
    }

    public void Record(AuditEvent happened) => _audit.Record(happened);

    public Task FlushAsync(CancellationToken cancellation) => _audit.FlushAsync(cancellation);

    /// <summary>From here on the person is known, if they are one of the directory's.</summary>
    public void Known(Caller? caller) => _caller = caller;

    public void Message(Message message) => _audit.Record(Event(AuditKind.Message) with
    {
        Detail = Detail(("text", message.Text), ("files", message.Files.Length is > 0 and var files ? files : null), ("confirmed", message.Confirmed ? true : null)),
    });

    public void Reading(Question question) => _audit.Record(Event(AuditKind.Reading) with
    {
        Resources = [.. question.Entities.Select(e => e.Text)],
        Outcome = question.Unsafe is not null ? "unsafe" : question.Missing is not null ? "asks" : null,
        Detail = Detail(("family", question.Family.ToString().ToLowerInvariant()), ("topic", question.Topic), ("reason", question.Unsafe?.Reason)),
    });

    public void Answer(Answer answer, int calls, TimeSpan took) => _audit.Record(Event(AuditKind.Answer) with
    {
        Outcome = answer switch { { Refused: not null } => "refused", { Asked: not null } => "asked", { Failed: true } => "failed", _ => "answered" },
        Layer = answer.Refused?.By,
        Detail = Detail(("reason", answer.Refused?.Reason), ("calls", calls), ("ms", Math.Round(took.TotalMilliseconds, 1))),
    });

    /// <summary>A call as the judge and AWS decided it.</summary>
    /// <param name="call">What was or would have been sent.</param>
    /// <param name="verdict">What each layer said.</param>
    /// <param name="result">AWS's answer; null where it was not sent.</param>
    /// <param name="role">The role that acted.</param>
    /// <param name="refusedBy">What refused it where the layers did not: a limit, the audit.</param>
    public void Call(JudgedCall call, Verdict verdict, AwsResult? result, string? role, string? refusedBy = null) => _audit.Record(Call(AuditKind.Call, call, verdict, role) with
    {
        Outcome = result switch { null => "denied", AwsResult.Success => "ok", AwsResult.Failure { Error.IsDenied: true } => "denied", _ => "failed" },
        Layer = result switch { null => verdict.DeniedBy is { } no ? AuditLayers.Name(no.Layer) : refusedBy, AwsResult.Failure { Error.IsDenied: true } => AuditLayers.Name(Layer.Aws), _ => null },
        Request = result switch { AwsResult.Success ok => ok.RequestId, AwsResult.Failure failure => failure.Error.RequestId, _ => null },
        Detail = Detail(
            ("layers", AuditLayers.Of(verdict)),
            ("parameters", AuditParameters.Of(call.Parameters)),
            ("status", result switch { AwsResult.Success ok => ok.Status, AwsResult.Failure failure => failure.Error.Status, _ => (int?)null }),
            ("error", (result as AwsResult.Failure)?.Error.Code)),
    });

    /// <summary>Takes down that a change is about to be sent; durable when it returns.</summary>
    /// <exception cref="AuditException">It could not be written: do not send it.</exception>
    public async Task IntendAsync(JudgedCall call, Verdict verdict, string? role, CancellationToken cancellation)
    {
        _audit.Record(Call(AuditKind.Intent, call, verdict, role) with { Detail = Detail(("layers", AuditLayers.Of(verdict)), ("parameters", AuditParameters.Of(call.Parameters))) });
        await _audit.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private AuditEvent Call(AuditKind kind, JudgedCall call, Verdict verdict, string? role) => Event(kind) with
    {
        Account = call.Account,
        Region = call.Region,
        Role = role,
        Action = call.Operation.IamActions[0],
        Resources = AuditParameters.ResourcesOf(call.Parameters),
        Layer = verdict.DeniedBy is { } no ? AuditLayers.Name(no.Layer) : null,
    };

    private static JsonObject Detail(params ReadOnlySpan<(string Key, JsonNode? Value)> members)
    {
        var detail = new JsonObject();
        foreach (var (key, value) in members)
        {
            if (value is not null)
                detail[key] = value;
        }
        return detail;
    }
}
