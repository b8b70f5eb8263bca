using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Flags and bare words to an operation's parameters.</summary>
internal sealed class ParameterReader(AwsService service, AwsOperation operation)
{
    private readonly JsonObject _parameters = [];
    private readonly List<string> _faults = [];
    private readonly CommandOptionParser _options = new();
    private readonly List<CommandToken> _loose = [];

    public ParsedCommand.Call Read(ImmutableArray<CommandToken> words, ImmutableArray<CommandToken> flags)
    {
        _loose.AddRange(words);
        for (var i = 0; i < flags.Length;)
        {
            var (name, inline) = Split(flags[i].Text[2..]);
            var values = new List<CommandToken>();
            if (inline is not null)
                values.Add(new(inline, false));
            for (i++; i < flags.Length && !flags[i].IsFlag; i++)
                values.Add(flags[i]);
            Flag(name, values);
        }
        Loose();
        var missing = operation.Input.Members.Values.Where(m => m.Required && !m.IdempotencyToken && !_parameters.ContainsKey(m.Name)).ToImmutableArray();
        return new(service, operation, _parameters, _options.Options) { Missing = missing, Faults = [.. _options.Faults, .. _faults] };
    }

    private void Flag(string name, List<CommandToken> values)
    {
        if (name is "cli-input-json" or "cli-input-yaml")
        {
            WholeInput(name, values);
            return;
        }
        // As in the CLI, the options of paging hide parameters of the same name.
        if (operation.Pagination is not null && name is "max-items" or "page-size" or "starting-token" && _options.Take(name, values))
            return;
        if (ParameterNames.Find(operation.Input, name) is null)
        {
            if (_options.Take(name, values) || name is "generate-cli-skeleton")
                return;
            if (name.StartsWith("no-", StringComparison.Ordinal) && ParameterNames.Guess(operation.Input, name[3..]) is { Shape.Kind: AwsKind.Boolean } off)
            {
                _parameters[off.Name] = false;
                _loose.AddRange(values);
                return;
            }
        }
        if (ParameterNames.Guess(operation.Input, name) is not { } member)
        {
            var like = ParameterNames.Like(operation.Input, name);
            _faults.Add($"`{CommandNames.Kebab(operation.Name)}` has no `--{name}`{(like.IsEmpty ? "." : $"; did you mean {string.Join(" or ", like.Select(f => $"`{f}`"))}?")}");
            return;
        }
        if (member.Shape.Kind == AwsKind.Boolean && (values.Count == 0 || !bool.TryParse(values[0].Text, out _)))
        {
            _parameters[member.Name] = true;
            _loose.AddRange(values);
            return;
        }
        if (values.Count == 0)
        {
            _faults.Add($"`--{name}` needs a value ({TypeNames.Of(member.Shape)}).");
            return;
        }
        // The CLI writes a stream to the file named last; there is none here.
        if (values.Count == 2 && member.Shape.Kind is AwsKind.String or AwsKind.Blob && operation.Output.Members.Values.Any(m => m.Shape.Kind == AwsKind.Blob))
            values.RemoveAt(1);
        Set(member, values, "--" + name);
    }

    private void Set(AwsMember member, IReadOnlyList<CommandToken> values, string flag)
    {
        var (value, fault) = ValueReader.Read(member, values, flag);
        if (fault is not null)
            _faults.Add(fault);
        else if (value is JsonArray more && _parameters[member.Name] is JsonArray list)
            Append(list, more);
        else
            _parameters[member.Name] = value;
    }

    private static void Append(JsonArray list, JsonArray more)
    {
        foreach (var value in more)
            list.Add(value?.DeepClone());
    }

    private void WholeInput(string name, List<CommandToken> values)
    {
        var text = string.Join(' ', values.Select(v => v.Text));
        if (text.StartsWith("file:", StringComparison.Ordinal))
        {
            _faults.Add($"`--{name}`: files cannot be read from a chat; write the JSON itself.");
            return;
        }
        if (LooseJson.Parse(text) is not JsonObject input)
        {
            _faults.Add($"`--{name}` needs a JSON object.");
            return;
        }
        foreach (var (key, value) in input)
        {
            if (ParameterNames.Find(operation.Input, key) is not { } member)
                _faults.Add($"`--{name}`: `{CommandNames.Kebab(operation.Name)}` has no parameter `{key}`.");
            else if (value is not null && !_parameters.ContainsKey(member.Name))
                Set(member, [new(value is JsonValue v && v.TryGetValue<string>(out var plain) ? plain : value.ToJsonString(), true)], $"--{name} {key}");
        }
    }

    /// <summary>Words without a flag belong to the one parameter that can be meant.</summary>
    private void Loose()
    {
        if (_loose.Count == 0)
            return;
        var typed = string.Join(' ', _loose.Select(t => t.Text));
        if (ParameterNames.Subject(operation, [.. _parameters.Select(p => p.Key)], _loose[0].Text) is { } subject && (_loose.Count == 1 || subject.Shape.Kind == AwsKind.List))
        {
            Set(subject, _loose, ParameterNames.Flag(subject.Name));
            return;
        }
        var open = operation.Input.Members.Values.Where(m => m.Required && !_parameters.ContainsKey(m.Name)).Select(m => $"`{ParameterNames.Flag(m.Name)}`").ToArray();
        _faults.Add(open.Length > 0
            ? $"`{typed}` stands without a flag; it may be {string.Join(" or ", open)}."
            : $"`{typed}` stands without a flag, and `{CommandNames.Kebab(operation.Name)}` has no parameter that it must be for. `--help` lists them.");
    }

    private static (string Name, string? Value) Split(string flag)
    {
        var equals = flag.IndexOf('=');
        return equals < 0 ? (flag.ToLowerInvariant(), null) : (flag[..equals].ToLowerInvariant(), flag[(equals + 1)..]);
    }
}
