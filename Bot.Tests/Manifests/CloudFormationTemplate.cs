using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Bot.Tests.Manifests;

/// <summary>A CloudFormation template with its parameters filled in: as much of the language as our templates use, and a fault for the rest.</summary>
internal sealed partial class CloudFormationTemplate
{
    private readonly YamlMappingNode _root;
    private readonly Dictionary<string, string> _values;

    public CloudFormationTemplate(string file, string account, IReadOnlyDictionary<string, string> parameters)
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(file))
            yaml.Load(reader);
        _root = (YamlMappingNode)yaml.Documents[0].RootNode;
        _values = new(StringComparer.Ordinal) { ["AWS::AccountId"] = account, ["AWS::Partition"] = "aws" };
        foreach (var (name, facts) in Section("Parameters"))
        {
            var declared = (YamlMappingNode)facts;
            var value = parameters.TryGetValue(name, out var given) ? given : Text(declared, "Default") ?? throw new InvalidOperationException($"The parameter {name} needs a value.");
            if (declared.Children.TryGetValue("AllowedValues", out var allowed) && !((YamlSequenceNode)allowed).Any(v => ((YamlScalarNode)v).Value == value))
                throw new InvalidOperationException($"{name} may not be '{value}'.");
            _values[name] = value;
        }
        foreach (var (name, resource) in Section("Resources"))
        {
            if (Text((YamlMappingNode)resource, "Type") == "AWS::IAM::Role" && Read(((YamlMappingNode)resource).Children["Properties"]) is JsonObject role)
                _values[$"{name}.Arn"] = $"arn:aws:iam::{account}:role{(string?)role["Path"] ?? "/"}{role["RoleName"]}";
        }
    }

    /// <summary>The resources that are made, by logical name: type and properties.</summary>
    public IEnumerable<(string Name, string Type, JsonObject Properties)> Resources() =>
        from resource in Section("Resources")
        let node = (YamlMappingNode)resource.Value
        where Text(node, "Condition") is not { } condition || Holds(condition)
        select (resource.Key, Text(node, "Type")!, (JsonObject)Read(node.Children["Properties"])!);

    public string Output(string name) => (string)Read(((YamlMappingNode)Section("Outputs").First(o => o.Key == name).Value).Children["Value"])!;

    private JsonNode? Read(YamlNode node) => node switch
    {
        YamlScalarNode scalar when node.Tag == "!Ref" => Value(scalar.Value!),
        YamlScalarNode scalar when node.Tag == "!GetAtt" => JsonValue.Create(_values.GetValueOrDefault(scalar.Value!, scalar.Value!)),
        YamlScalarNode scalar when node.Tag == "!Sub" => JsonValue.Create(Placeholder().Replace(scalar.Value!, m => _values[m.Groups[1].Value])),
        YamlSequenceNode list when node.Tag == "!If" => Read(list[Holds(((YamlScalarNode)list[0]).Value!) ? 1 : 2]),
        _ when !node.Tag.IsEmpty && node.Tag.IsLocal => throw new NotSupportedException($"{node.Tag} in line {node.Start.Line}"),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        YamlSequenceNode list => new JsonArray([.. list.Select(Read)]),
        YamlMappingNode map => new JsonObject(map.Select(m => KeyValuePair.Create(((YamlScalarNode)m.Key).Value!, Read(m.Value)))),
        _ => throw new NotSupportedException(node.ToString()),
    };

    private JsonNode Value(string name) =>
        Section("Parameters").FirstOrDefault(p => p.Key == name).Value is YamlMappingNode declared && Text(declared, "Type") == "CommaDelimitedList"
            ? new JsonArray([.. _values[name].Split(',').Select(v => (JsonNode)JsonValue.Create(v.Trim()))])
            : JsonValue.Create(_values.GetValueOrDefault(name, name));

    private bool Holds(string condition)
    {
        var equals = (YamlSequenceNode)Section("Conditions").First(c => c.Key == condition).Value;
        return equals.Tag == "!Equals" ? (string?)Read(equals[0]) == (string?)Read(equals[1]) : throw new NotSupportedException($"{equals.Tag} in line {equals.Start.Line}");
    }

    private IEnumerable<KeyValuePair<string, YamlNode>> Section(string name) =>
        _root.Children.TryGetValue(name, out var section) ? ((YamlMappingNode)section).Select(s => KeyValuePair.Create(((YamlScalarNode)s.Key).Value!, s.Value)) : [];

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
