using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Faults;

/// <summary>The faults that are switched on. Which calls a fraction hits follows from the seed alone.</summary>
internal sealed class FaultTable(TimeProvider time, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<(FaultRule Rule, Bucket Bucket)> _rules = [];
    private volatile bool _any;

    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
                return [.. _rules.Select(r => r.Rule)];
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_gate)
            _rules.Add((rule, new()));
        _any = true;
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
        _any = false;
    }

    /// <summary>What a call suffers: how long it waits and the error that it gets, if any.</summary>
    public (TimeSpan Wait, DemoException? Error) Of(string service, string operation, string region)
    {
        if (!_any)
            return default;
        var wait = 0;
        lock (_gate)
        {
            foreach (var (rule, bucket) in _rules)
            {
                if (!Is(rule.Service, service) || !Is(rule.Operation, operation) || !Is(rule.Region, region) || _random.NextDouble() >= rule.Fraction)
                    continue;
                wait += rule.LatencyMs;
                if (rule.RatePerSecond is { } rate && !bucket.Take(time.GetTimestamp(), time.TimestampFrequency, rate))
                    return (TimeSpan.FromMilliseconds(wait), Throttled(service, rule));
                if (rule.Error is { } code)
                    return (TimeSpan.FromMilliseconds(wait), code == "Throttling" ? Throttled(service, rule) : new(code, rule.Message ?? "An internal error occurred.", rule.Status == 0 ? 500 : rule.Status));
            }
        }
        return (TimeSpan.FromMilliseconds(wait), null);
    }

    private static bool Is(string? wanted, string actual) => wanted is null || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);

    private static DemoException Throttled(string service, FaultRule rule) => service switch
    {
        "ec2" => new("RequestLimitExceeded", rule.Message ?? "Request limit exceeded.", rule.Status == 0 ? 503 : rule.Status),
        "s3" => new("SlowDown", rule.Message ?? "Please reduce your request rate.", rule.Status == 0 ? 503 : rule.Status),
        "lambda" or "apigateway" or "apigatewayv2" => new("TooManyRequestsException", rule.Message ?? "Rate Exceeded.", rule.Status == 0 ? 429 : rule.Status),
        "sts" or "iam" or "rds" or "elb" or "elbv2" or "autoscaling" or "cloudformation" or "cloudwatch" or "sns" or "elasticache" or "redshift" =>
            new("Throttling", rule.Message ?? "Rate exceeded", rule.Status == 0 ? 400 : rule.Status),
        _ => new("ThrottlingException", rule.Message ?? "Rate exceeded", rule.Status == 0 ? 400 : rule.Status),
    };

    /// <summary>A token bucket that holds one second's worth.</summary>
    private sealed class Bucket
    {
        private double _tokens = double.NaN;
        private long _at;

        public bool Take(long now, long frequency, double rate)
        {
            var most = Math.Max(1, rate);
            _tokens = double.IsNaN(_tokens) ? most : Math.Min(most, _tokens + ((now - _at) * rate / frequency));
            _at = now;
            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}
