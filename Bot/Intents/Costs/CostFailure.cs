using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs;

/// <summary>Failed calls to the cost services, with the repair that belongs to each.</summary>
internal static class CostFailure
{
    /// <summary>What happened, why, what to do.</summary>
    public static Answer Of(CallOutcome outcome)
    {
        if (outcome is CallOutcome.Refused { Refusal: { Reason: CostPrice.Reason, Message: var price } })
            return new() { Text = price, Asked = CostPrice.Field };
        if (outcome is not CallOutcome.Failed failed || failed.Error.Retryable)
            return Failure.Of(outcome);
        var repair = (failed.Call.Service, failed.Error.Code) switch
        {
            ("ce", _) when failed.Error.Message.Contains("not enabled for cost explorer", StringComparison.OrdinalIgnoreCase) =>
                "Cost Explorer is not switched on for this account. Switch it on in the Billing console (Cost Explorer, Launch); figures appear within 24 hours. In an organisation the payer account decides who sees them.",
            ("ce", "AccessDeniedException") when failed.Error.Message.Contains("linked account", StringComparison.OrdinalIgnoreCase) || failed.Error.Message.Contains("member account", StringComparison.OrdinalIgnoreCase) =>
                "The organisation's management account has not given its member accounts access to Cost Explorer. There, in Cost Management preferences, switch on linked account access; or ask in the management account.",
            ("ce", "ValidationException") when failed.Error.Message.Contains("14 months", StringComparison.OrdinalIgnoreCase) || failed.Error.Message.Contains("historical data", StringComparison.OrdinalIgnoreCase) =>
                "Cost Explorer keeps 14 months. Ask for a later period, or switch on multi-year data (38 months, by month) in Cost Management preferences.",
            ("ce", "DataUnavailableException") =>
                "AWS has no data for this yet: a new account or commitment needs about a day, resource figures must be switched on in Cost Management preferences.",
            ("ce", "BillExpirationException" or "RequestChangedException") => "AWS changed the bill while it was read. Ask again.",
            ("ce", "LimitExceededException") => "Cost Explorer takes no more requests just now. Ask again in a minute.",
            ("cost-optimization-hub", "AccessDeniedException") when failed.Error.Message.Contains("enroll", StringComparison.OrdinalIgnoreCase) =>
                "Cost Optimization Hub is not switched on. Switch it on in the Billing console (Cost Optimization Hub, Enable); it costs nothing and needs about a day.",
            ("compute-optimizer", "OptInRequiredException") => "Compute Optimizer is not switched on. Opt in with `aws compute-optimizer update-enrollment-status --status Active`; it needs up to a day.",
            _ => null,
        };
        return repair is null ? Failure.Of(outcome) : new() { Text = $"`{failed.Call.Action}` gave no figures ({failed.Error.Code}). {repair}", Failed = true };
    }
}
