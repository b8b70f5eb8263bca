using Bot.Aws.Catalog;
using Bot.Intents.Resources.Registry;

namespace Bot.Tests.Intents.Resources.Registry;

/// <summary>Holds the registry's tables against the API's own shapes.</summary>
internal static class RegistryCheck
{
    public static IEnumerable<(string Service, string Operation)> Calls(ResourceKind kind)
    {
        if (kind.List is { } list)
            yield return (kind.Service, list.Operation);
        if (kind.One is { Operation: not ("" or Lookup.Given) } one)
            yield return (kind.Service, one.Operation);
        foreach (var detail in kind.Details)
            yield return (detail.Service ?? kind.Service, detail.Operation);
    }

    public static IEnumerable<string> Faults(ResourceKind kind)
    {
        if (!AwsCatalog.Default.TryGetService(kind.Service, out var service))
        {
            yield return $"{kind.Name}: no service {kind.Service}";
            yield break;
        }
        var items = new List<AwsShape?>();
        foreach (var fault in Call(kind, service, kind.List!.Operation, kind.List.With, kind.List.Path, items))
            yield return fault;
        if (kind.One is { } one)
        {
            var operation = one.Operation.Length == 0 ? kind.List.Operation : one.Operation;
            if (one.Operation == Lookup.Given)
            {
                if (ParameterTemplate.Names(one.With).FirstOrDefault(n => n != "Value" && !Has(items[0], n)) is { } odd)
                    yield return $"{kind.Name}: given {odd} is no member of an item";
            }
            else
            {
                foreach (var fault in Call(kind, service, operation, one.With, one.Path.Length == 0 ? kind.List.Path : one.Path, items))
                    yield return fault;
            }
        }
        var details = new Dictionary<string, AwsShape?>();
        foreach (var detail in kind.Details)
        {
            var found = new List<AwsShape?>();
            foreach (var fault in Call(kind, AwsCatalog.Default.Service(detail.Service ?? kind.Service), detail.Operation, detail.With, detail.Path, found))
                yield return fault;
            details[detail.Name] = found.Count > 0 ? found[0] : null;
            if (detail.Key is { } key && found.Count > 0 && !Resolves(found[0], key))
                yield return $"{kind.Name}: detail {detail.Name} has no key {key}";
        }
        foreach (var field in kind.Fields)
        {
            var shapes = field.From is null ? items : [details.GetValueOrDefault(field.From)];
            foreach (var path in field.Compiled.Members.Where(p => p is not ("" or "^" or "tag:Name") && !shapes.Any(s => Resolves(s, p))))
                yield return $"{kind.Name}: field {field.Name}: no {path} in {field.From ?? "the item"}";
        }
        foreach (var path in new[] { kind.Id, kind.NamePath, kind.Arn }.OfType<string>().Where(p => p != "tag:Name").SelectMany(p => Paths(p)).Where(p => !items.Any(s => Resolves(s, p)) && !details.Values.Any(s => Resolves(s, p))))
            yield return $"{kind.Name}: no {path} in an item";
        if (kind.Tags is { } tags && !(kind.TagsFrom is null ? items : [details.GetValueOrDefault(kind.TagsFrom)]).Any(s => Resolves(s, tags)))
            yield return $"{kind.Name}: no tags at {tags}";
        foreach (var field in kind.Fields.Where(f => f.Parameter is not null && service.Operations.GetValueOrDefault(kind.List.Operation) is { } o && !Has(o.Input, f.Parameter)))
            yield return $"{kind.Name}: {kind.List.Operation} takes no {field.Parameter}";
        if (kind.HasFilters && !Has(service.Operations[kind.List.Operation].Input, "Filters"))
            yield return $"{kind.Name}: {kind.List.Operation} takes no Filters";
    }

    private static IEnumerable<string> Paths(string path) =>
        string.Join('|', path.Split('|').Where(p => !p.StartsWith("arn:", StringComparison.Ordinal))) is { Length: > 0 } plain ? ItemPath.Parse(plain).Members : [];

    private static IEnumerable<string> Call(ResourceKind kind, AwsService service, string name, string with, string path, List<AwsShape?> items)
    {
        if (!service.Operations.TryGetValue(name, out var operation))
        {
            items.Add(null);
            return [$"{kind.Name}: no operation {service.Name}:{name}"];
        }
        var faults = ParameterTemplate.Names(with).Where(n => !Has(operation.Input, n.Split('.')[0])).Select(n => $"{kind.Name}: {name} takes no {n}").ToList();
        faults.AddRange(operation.Input.Members.Values.Where(m => m.Required && !ParameterTemplate.Names(with).Any(n => n.Split('.')[0] == m.Name)).Select(m => $"{kind.Name}: {name} needs {m.Name}"));
        if (Walk(operation.Output, path) is { } item)
            items.Add(item);
        else
            faults.Add($"{kind.Name}: {name} has no {path}");
        return faults;
    }

    private static bool Has(AwsShape? shape, string member) => shape?.Members.ContainsKey(member) == true;

    private static bool Resolves(AwsShape? shape, string path) =>
        shape is not null && (shape.Kind is not (AwsKind.Structure or AwsKind.Map) ? path == "Value" : Walk(shape, path) is not null);

    private static AwsShape? Walk(AwsShape? shape, string path)
    {
        if (path is "." or "")
            return shape;
        foreach (var part in path.Split('.'))
        {
            var name = part.Replace("[]", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
            shape = shape?.Kind == AwsKind.Map ? shape.Element?.Shape : shape?.Members.GetValueOrDefault(name)?.Shape;
            if (shape is not null && part.Contains("{}", StringComparison.Ordinal))
                return shape;
            if (part.EndsWith("[]", StringComparison.Ordinal))
                shape = shape?.Kind == AwsKind.List ? shape.Element?.Shape : null;
            if (shape is null)
                return null;
        }
        return shape;
    }
}
