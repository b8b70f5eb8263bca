using System.Collections.Frozen;

namespace Bot.Guardrails;

/// <summary>What a grant says of a call that changes something.</summary>
internal enum GrantState
{
    /// <summary>No approval covers it.</summary>
    NotGranted,
    Granted,
    /// <summary>It was covered, and has been used.</summary>
    Spent,
}

/// <summary>The changes that one turn may send: the sealed calls of an approved plan, each once. Reads need no grant. Thread-safe.</summary>
/// <remarks>The judge asks <see cref="Of"/> (nothing is used up); the session calls <see cref="TryTake"/> right before it sends.</remarks>
internal sealed class Grant
{
    /// <summary>Words sent to AWS rather than changes of an account: the person's own yes is enough.</summary>
    private static readonly FrozenSet<string> s_words = FrozenSet.Create(StringComparer.Ordinal, "support:CreateCase", "support:AddCommunicationToCase", "support:ResolveCase");

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly bool _words;

    private Grant(string? planId, string? roleArn, IEnumerable<SealedCall> calls, bool words)
    {
        PlanId = planId;
        RoleArn = roleArn;
        _words = words;
        foreach (var call in calls)
            _left[call.Hash] = _left.GetValueOrDefault(call.Hash) + 1;
    }

    /// <summary>Whether a call is words sent to AWS.</summary>
    public static bool IsWords(JudgedCall call) => s_words.Contains(call.Operation.IamActions[0]);

    /// <summary>Reads only.</summary>
    public static Grant None { get; } = new(null, null, [], false);

    /// <summary>The person said yes to what was shown: a support case may be written, nothing else.</summary>
    public static Grant Confirmation { get; } = new(null, null, [], true);

    /// <summary>The plan; null where there is none.</summary>
    public string? PlanId { get; }

    /// <summary>The role that the plan was sealed for; null for the operator's own credentials.</summary>
    public string? RoleArn { get; }

    /// <summary>An approved plan.</summary>
    /// <param name="planId">Its id.</param>
    /// <param name="roleArn">The asker's role it was sealed for; null for the operator's own credentials.</param>
    /// <param name="calls">The calls still to be sent.</param>
    public static Grant ForPlan(string planId, string? roleArn, IEnumerable<SealedCall> calls) => new(planId, roleArn, calls, false);

    /// <summary>Whether a call may be sent. Uses nothing up.</summary>
    public GrantState Of(JudgedCall call)
    {
        if (_words && s_words.Contains(call.Operation.IamActions[0]))
            return GrantState.Granted;
        if (PlanId is null)
            return GrantState.NotGranted;
        lock (_gate)
            return _left.TryGetValue(SealedCall.Of(call).Hash, out var left) ? left > 0 ? GrantState.Granted : GrantState.Spent : GrantState.NotGranted;
    }

    /// <summary>Uses the grant for a call up; false where it covers none such, or no longer, or another role would send it.</summary>
    /// <param name="call">What is about to be sent.</param>
    /// <param name="roleArn">The role that sends it.</param>
    public bool TryTake(JudgedCall call, string? roleArn)
    {
        if (_words && s_words.Contains(call.Operation.IamActions[0]))
            return true;
        if (PlanId is null || roleArn != RoleArn)
            return false;
        lock (_gate)
        {
            var hash = SealedCall.Of(call).Hash;
            if (_left.GetValueOrDefault(hash) == 0)
                return false;
            _left[hash]--;
            return true;
        }
    }
}
