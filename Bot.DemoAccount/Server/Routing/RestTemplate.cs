using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>The path template of a REST operation, ready to match.</summary>
internal sealed class RestTemplate
{
    private readonly string[] _segments;
    private readonly IReadOnlyList<(string Name, string Value)> _query;
    private readonly string[] _neededQuery;
    private readonly string[] _neededHeaders;
    private readonly bool _greedy;

    public RestTemplate(AwsOperation operation, bool s3)
    {
        Operation = operation;
        var at = operation.Uri.IndexOf('?');
        _segments = Split(at < 0 ? operation.Uri : operation.Uri[..at]);
        _query = at < 0 ? [] : PercentEncoding.Pairs(operation.Uri.AsSpan(at + 1));
        _greedy = _segments.Length > 0 && _segments[^1].EndsWith("+}", StringComparison.Ordinal);
        // S3 tells operations of one path apart by the parameters that they need.
        _neededQuery = s3 ? Needed(AwsLocation.QueryString) : [];
        _neededHeaders = s3 ? Needed(AwsLocation.Header) : [];
        Rank = _segments.Count(s => !s.StartsWith('{')) * 100 + (_greedy ? 0 : 50) + (_query.Count + _neededQuery.Length + _neededHeaders.Length) * 10;
    }

    public AwsOperation Operation { get; }

    /// <summary>How much it demands; the most demanding match wins.</summary>
    public int Rank { get; }

    public static string[] Split(string path) => path.Trim('/') is { Length: > 0 } inner ? inner.Split('/') : [];

    public bool Matches(WireRequest request, string[] segments)
    {
        if (request.Method != Operation.Method || (_greedy ? segments.Length < _segments.Length : segments.Length != _segments.Length))
            return false;
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].StartsWith('{') && _segments[i] != segments[i] && PercentEncoding.Decode(segments[i]) != _segments[i])
                return false;
        }
        foreach (var (name, value) in _query)
        {
            if (request.QueryValue(name) is not { } given || (value.Length > 0 && given != value))
                return false;
        }
        return Array.TrueForAll(_neededQuery, n => request.QueryValue(n) is not null) && Array.TrueForAll(_neededHeaders, n => request.Header(n) is not null);
    }

    public IReadOnlyDictionary<string, string> Members(WireRequest request, string[] segments)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].StartsWith('{'))
                continue;
            var name = _segments[i].Trim('{', '}', '+');
            if (_greedy && i == _segments.Length - 1)
                members[name] = PercentEncoding.Decode(Rest(request.RawPath, i));
            else
                members[name] = PercentEncoding.Decode(segments[i]);
        }
        return members;
    }

    private static ReadOnlySpan<char> Rest(string path, int segment)
    {
        var at = 0;
        for (var i = 0; i <= segment; i++)
            at = path.IndexOf('/', at) + 1;
        return path.AsSpan(at);
    }

    private string[] Needed(AwsLocation location) =>
        [.. Operation.Input.Members.Values.Where(m => m.Required && m.Location == location).Select(m => m.WireName)];
}
