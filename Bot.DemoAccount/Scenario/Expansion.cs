using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Scenario;

/// <summary>Fills the placeholders of one resource: <c>{id}</c>, <c>{ref:AWS::EC2::VPC/prod}</c>, <c>{time:-3d}</c>, its own <c>vars</c> …</summary>
internal sealed class Expansion(Draft draft, DraftIndex index, ScenarioTime time, IReadOnlyDictionary<string, string> aliases, List<ScenarioFault> faults)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>A document: the defaults with the author's fields over them. An author's null removes a field.</summary>
    public JsonNode? Merge(YamlNode? standard, YamlNode? own)
    {
        if (own is null) return standard is null ? null : Json(standard);
        if (standard is not YamlMap a || own is not YamlMap b) return Json(own);
        var result = new JsonObject();
        foreach (var (key, value) in a.Entries)
        {
            var name = Key(key, value);
            var over = b.Get(key);
            if (over is null) Put(result, name, Json(value));
            else if (over is not YamlScalar { IsNull: true }) Put(result, name, Merge(value, over));
        }
        foreach (var (key, value) in b.Entries)
            if (a.Get(key) is null) Put(result, Key(key, value), Json(value));
        return result;
    }

    public JsonNode? Json(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                var result = new JsonObject();
                foreach (var (key, value) in map.Entries) Put(result, Key(key, value), Json(value));
                return result;
            case YamlList list:
                var items = new JsonArray();
                foreach (var item in list.Items) items.Add(Json(item));
                return items;
            case YamlScalar scalar:
                return scalar.Text.Contains('{') ? Filled(scalar) : scalar.ToJson();
            default:
                return null;
        }
    }

    /// <summary>A text with its placeholders filled.</summary>
    public string Text(string template, YamlNode at)
    {
        var open = template.IndexOf('{');
        if (open < 0) return template;
        var text = new StringBuilder(template.Length + 32);
        var from = 0;
        while (open >= 0)
        {
            var close = Close(template, open);
            if (close < 0 || open > 0 && template[open - 1] == '$' || !LooksLikeOne(template.AsSpan(open + 1, close - open - 1)))
            {
                open = template.IndexOf('{', open + 1);
                continue;
            }
            text.Append(template, from, open - from).Append(Plain(Value(template[(open + 1)..close], at)));
            from = close + 1;
            open = template.IndexOf('{', from);
        }
        return text.Append(template, from, template.Length - from).ToString();
    }

    private JsonNode? Filled(YamlScalar scalar)
    {
        var text = scalar.Text;
        if (text[0] == '{' && Close(text, 0) == text.Length - 1 && LooksLikeOne(text.AsSpan(1, text.Length - 2))) return Value(text[1..^1], scalar);
        return JsonValue.Create(Text(text, scalar));
    }

    private JsonNode? Value(string expression, YamlNode at)
    {
        if (expression.Contains('{')) expression = Text(expression, at);
        var colon = expression.IndexOf(':');
        return colon < 0 ? Simple(expression, at) : Function(expression[..colon], expression[(colon + 1)..], at);
    }

    private JsonNode? Simple(string name, YamlNode at)
    {
        switch (name)
        {
            case "id": return draft.Id;
            case "name": return draft.Name;
            case "arn": return draft.Arn;
            case "account": return draft.Account;
            case "alias": return aliases.GetValueOrDefault(draft.Account, draft.Account);
            case "region": return draft.Region;
            case "created": return ScenarioTime.Iso(draft.Created);
            case "internal": return draft.Region == "us-east-1" ? "ec2.internal" : $"{draft.Region}.compute.internal";
            case "compute": return draft.Region == "us-east-1" ? "compute-1.amazonaws.com" : $"{draft.Region}.compute.amazonaws.com";
            case "i": return draft.Index;
            case "n": return draft.Index + 1;
            case "item" when draft.Item is not null: return draft.Item is YamlScalar one ? one.ToJson() : Json(draft.Item);
        }
        var node = (draft.Item as YamlMap)?.Get(name) ?? (draft.Entry.Get("vars") as YamlMap)?.Get(name) ?? draft.GroupVars?.Get(name) ?? draft.Defaults.Vars?.Get(name);
        if (node is null) return Fault(at, $"unknown placeholder '{{{name}}}'; known: id, name, arn, account, alias, region, created, i, n, item, time:, hash:, digits:, capitals:, int:, pick:, ref:, arn:, get:, and the names under 'vars'");
        if (!_open.Add(name)) return Fault(at, $"the variable '{name}' refers to itself");
        var value = Json(node);
        _open.Remove(name);
        return value;
    }

    private JsonNode? Function(string name, string argument, YamlNode at)
    {
        switch (name)
        {
            case "time":
                if (argument.StartsWith("created", StringComparison.Ordinal)) time.Name("created", draft.Created);
                return time.TryParse(argument, out var instant, out var why) ? ScenarioTime.Iso(instant) : Fault(at, why);
            case "day" or "millis":
                time.Name("created", draft.Created);
                if (!time.TryParse(argument, out var at2, out var reason)) return Fault(at, reason);
                return name == "day" ? ScenarioTime.Iso(at2)[..10] : at2.ToUnixTimeMilliseconds();
            case "hash" or "digits" or "capitals":
                var parts = argument.Split(':', 2);
                if (!int.TryParse(parts[0], out var length) || length is < 1 or > 128) return Fault(at, $"'{argument}' is not a length from 1 to 128");
                var seed = SeededHash.Of(draft.Seed, (long)SeededHash.Of(parts.Length > 1 ? parts[1] : ""));
                return name == "hash" ? SeededHash.Hex(seed, length) : name == "digits" ? SeededHash.Digits(seed, length) : SeededHash.Capitals(seed, length);
            case "int":
                var dash = argument.IndexOf('-');
                if (dash < 1 || !long.TryParse(argument[..dash], out var low) || !long.TryParse(argument[(dash + 1)..], out var high) || high < low)
                    return Fault(at, $"'{argument}' is not a range such as 10-250");
                return low + (long)(SeededHash.Of(draft.Seed, low + high) % (ulong)(high - low + 1));
            case "pick":
                var choices = argument.Split('|');
                return choices[SeededHash.Of(draft.Seed, choices.Length) % (ulong)choices.Length];
            case "host":
                return index.Host(draft, argument) is { } host ? host : Fault(at, $"'{argument}' is not an IPv4 block such as 10.0.1.0/24");
            case "first": return argument.Split('/')[0];
            case "last": return argument.Split('/')[^1];
            case "dashed": return argument.Replace('.', '-');
            case "parent":
                return draft.Parent is { } parent ? new Expansion(parent, index, time, aliases, faults).Value(argument, at) : Fault(at, "only a companion has a parent");
            case "ref" or "arn" or "get":
                return Reference(name, argument, at);
            default:
                return Fault(at, $"unknown placeholder '{{{name}:…}}'; known: time, day, millis, hash, digits, capitals, int, pick, host, dashed, first, last, parent, ref, arn, get");
        }
    }

    /// <summary><c>Type/name</c>, with <c>@region</c> or <c>@account/region</c> where it is elsewhere, and <c>#Field.Inner</c> for <c>get</c>.</summary>
    private JsonNode? Reference(string how, string argument, YamlNode at)
    {
        var hash = argument.LastIndexOf('#');
        var field = hash > 0 ? argument[(hash + 1)..] : null;
        var target = hash > 0 ? argument[..hash] : argument;
        var (account, region) = (draft.Account, draft.Region);
        if (target.LastIndexOf('@') is > 0 and var where)
        {
            var place = target[(where + 1)..].Split('/');
            region = place[^1];
            if (place.Length > 1) account = aliases.FirstOrDefault(a => a.Value == place[0]).Key ?? place[0];
            target = target[..where];
        }
        var slash = target.IndexOf('/');
        if (slash < 0) return Fault(at, $"'{argument}' is not a reference such as AWS::EC2::VPC/prod-vpc");
        if (index.Find(target[..slash], target[(slash + 1)..], account, region) is not { } found) return Fault(at, $"there is no {target[..slash]} named '{target[(slash + 1)..]}'");
        if (how == "ref") return found.Id;
        if (how == "arn") return found.Arn;
        JsonNode? value = found.Document;
        if (value is null || field is null) return Fault(at, $"'{argument}' needs '#Field' and a resource that stands before this one");
        foreach (var step in field.Split('.'))
            value = value is JsonArray array && int.TryParse(step, out var i) && i < array.Count ? array[i] : (value as JsonObject)?[step];
        return value is null ? Fault(at, $"{found.Id} has no '{field}'") : value.DeepClone();
    }

    private string Key(string key, YamlNode at) => key.Contains('{') ? Text(key, at) : key;

    private static void Put(JsonObject into, string key, JsonNode? value) => into[key] = value;

    private static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue one when one.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    /// <summary>Braces of JSON or of a template language are left alone: a placeholder starts with a lower-case letter and a name.</summary>
    private static bool LooksLikeOne(ReadOnlySpan<char> inner)
    {
        if (inner.Length == 0 || !char.IsAsciiLetterLower(inner[0])) return false;
        foreach (var c in inner)
        {
            if (c == ':') return true;
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }
        return true;
    }

    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i;
        }
        return -1;
    }

    private JsonNode? Fault(YamlNode at, string reason)
    {
        // What goes wrong inside a type's defaults is the doing of the entry that uses them.
        var where = at.File == draft.Entry.File ? at : draft.Entry;
        faults.Add(new ScenarioFault(where.File, where.Line, NodePath.Of(draft.Entry, at, draft.Path), reason));
        return null;
    }
}
