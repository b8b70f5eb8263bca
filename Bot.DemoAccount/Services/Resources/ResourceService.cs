namespace Bot.DemoAccount.Services.Resources;

/// <summary>A service whose operations mostly list, describe and change resources: it is stated as rows of <see cref="Kind"/>.</summary>
/// <param name="name">The service's catalog name.</param>
internal abstract class ResourceService(string name) : DemoService(name)
{
    private readonly List<Kind> _kinds = [];

    /// <summary>The kinds of resources that the service's operations are about.</summary>
    public IReadOnlyList<Kind> Kinds => _kinds;

    /// <summary>Starts the row of a kind of resource.</summary>
    /// <param name="type">Its CloudFormation type.</param>
    /// <param name="arn">Its ARN with <c>{region}</c>, <c>{account}</c> and <c>{id}</c>; without <c>{region}</c> the kind is global.</param>
    /// <param name="keys">Fields of its document that name it besides id and ARN; the first one is its id's field.</param>
    protected Kind Kind(string type, string arn, params string[] keys)
    {
        var kind = new Kind(type, arn, keys, (operation, run, resource) => On(operation, run, resource));
        _kinds.Add(kind);
        return kind;
    }

    /// <summary>Serves the operations that read and write the tags of any of the service's resources by ARN.</summary>
    /// <param name="id">The input member that holds the ARN (or id).</param>
    /// <param name="list">The operation that lists tags; its output's first list or map holds them.</param>
    /// <param name="add">The operation that adds tags.</param>
    /// <param name="remove">The operation that removes tags by key.</param>
    /// <param name="missing">The error's code where there is no such resource.</param>
    protected void Tagging(string id, string? list, string? add, string? remove, string missing = "ResourceNotFoundException")
    {
        var tags = new TagOperations(this, id, missing);
        if (list is not null) On(list, tags.List, call => Resource(call, id));
        if (add is not null) On(add, tags.Add, call => Resource(call, id));
        if (remove is not null) On(remove, tags.Remove, call => Resource(call, id));
    }

    /// <summary>The ARN that an input member holds, or the ARN of the resource that it names.</summary>
    private string Resource(DemoCall call, string member)
    {
        var value = call.Text(member) ?? "*";
        return value.StartsWith("arn:", StringComparison.Ordinal) ? value
            : _kinds.Select(k => k.Find(call, value)).FirstOrDefault(r => r is not null)?.Arn ?? "*";
    }
}
