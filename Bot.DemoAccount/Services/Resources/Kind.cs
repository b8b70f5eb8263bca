using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>A kind of resource and the operations over it: a row of the table that a simple service is.</summary>
internal sealed partial class Kind
{
    private readonly string _arn;
    private readonly IReadOnlyList<string> _keys;
    private readonly Action<string, DemoOperation, Func<DemoCall, string>?> _on;
    private (string Code, string Message, int Status) _missing = ("ResourceNotFoundException", "Resource {0} not found.", 404);
    private (string Code, string Message, int Status) _exists = ("ResourceAlreadyExistsException", "Resource {0} already exists.", 400);
    private readonly List<(string Operation, string? Path, bool Whole)> _shown = [];
    private readonly List<string> _facets = [];
    private readonly List<(string Operation, string Member)> _reads = [];
    private IReadOnlyList<Filter> _within = [];
    private bool _byTail;
    private string? _collection;

    public Kind(string type, string arn, IReadOnlyList<string> keys, Action<string, DemoOperation, Func<DemoCall, string>?> on)
    {
        (Type, _arn, _keys, _on) = (type, arn, keys, on);
        IsGlobal = !arn.Contains("{region}", StringComparison.Ordinal);
    }

    /// <summary>The CloudFormation type.</summary>
    public string Type { get; }

    /// <summary>Its ARN with the parts that vary in braces.</summary>
    public string ArnForm => _arn;

    /// <summary>Lives in no Region.</summary>
    public bool IsGlobal { get; private set; }

    /// <summary>The document's field that is its id; null where the document has none.</summary>
    public string? Key => _keys.Count > 0 ? _keys[0] : null;

    /// <summary>The operations that show it: path of the items in the output, and whether they show the whole document.</summary>
    public IReadOnlyList<(string Operation, string? Path, bool Whole)> Shown => _shown;

    /// <summary>The operations that answer with a facet.</summary>
    public IReadOnlyList<string> Facets => _facets;

    /// <summary>The input members that its operations read, for the check against the catalog.</summary>
    public IReadOnlyList<(string Operation, string Member)> Reads => _reads;

    /// <summary>It lives in a Region although its ARN has none (API Gateway stages, SSO instances).</summary>
    public Kind Regional()
    {
        IsGlobal = false;
        return this;
    }

    /// <summary>The error where there is none: <c>{0}</c> is what was asked for.</summary>
    public Kind Missing(string code, string message, int status = 400)
    {
        _missing = (code, message, status);
        return this;
    }

    /// <summary>The error where one of that id exists already.</summary>
    public Kind Exists(string code, string message, int status = 400)
    {
        _exists = (code, message, status);
        return this;
    }

    /// <summary>The ARN that IAM knows the collection by, for operations that name none of its members.</summary>
    public Kind Collection(string arn)
    {
        _collection = arn;
        return this;
    }

    /// <summary>Names are unique only within a parent, which the input names: <c>member=field</c> as for filters.</summary>
    public Kind Within(string filter)
    {
        _within = Filter.Parse(filter);
        return this;
    }

    /// <summary>It is also named by an address whose last part is its id.</summary>
    public Kind ByTail()
    {
        _byTail = true;
        return this;
    }

    /// <summary>All of the called account and Region, and of the parent that the call names.</summary>
    public IEnumerable<Resource> All(DemoCall call) =>
        call.World.List(call.Account, Place(call), Type).Where(r => _within.All(f => f.Matches(call, r)));

    /// <summary>One by id, ARN or another name; null when there is none.</summary>
    public Resource? Find(DemoCall call, string value) =>
        value.StartsWith("arn:", StringComparison.Ordinal) && call.World.FindByArn(value) is { } exact && exact.Type == Type ? exact
        : _within.Count == 0 && call.World.Find(call.Account, Place(call), Type, value) is { } known ? known
        : All(call).FirstOrDefault(r => Is(r, value));

    /// <summary>One that must exist.</summary>
    public Resource Get(DemoCall call, string? value) => call.Concerns = Find(call, value ?? "") ?? throw NotFound(value);

    /// <summary>The error where there is none.</summary>
    public DemoException NotFound(string? value) =>
        new(_missing.Code, string.Format(CultureInfo.InvariantCulture, _missing.Message, value), _missing.Status);

    /// <summary>The ARN that a call's id member stands for, for IAM: of the resource, or of one by that id.</summary>
    public Func<DemoCall, string> ArnBy(string member) => call =>
        call.Texts(member) is [var value] ? (call.Concerns = Find(call, value))?.Arn ?? Arn(call, value) : "*";

    /// <summary>The ARN of one by an id.</summary>
    public string Arn(DemoCall call, string id) => id.StartsWith("arn:", StringComparison.Ordinal) ? id
        : _arn.Replace("{region}", call.Region, StringComparison.Ordinal).Replace("{account}", call.Account, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal);

    private string Place(DemoCall call) => IsGlobal ? "global" : call.Region;

    private bool Is(Resource resource, string value) =>
        resource.Id == value || resource.Arn == value || (_byTail && Inputs.Tail(value) == resource.Id) || _keys.Any(k => resource.Document[k] is JsonValue field && Inputs.Text(field) == value);

    private Kind On(string operation, string? by, DemoOperation run)
    {
        if (by is not null) _reads.Add((operation, by));
        _on(operation, run, by is not null ? ArnBy(by) : _collection is { } all ? call => all.Replace("{region}", call.Region, StringComparison.Ordinal) : null);
        return this;
    }
}
