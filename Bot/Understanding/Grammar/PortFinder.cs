using Bot.Intents.Resources.Registry;
using Bot.Understanding.Entities;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>Conditions on what a security group lets in: ports, by number or by the protocol that owns them, and sources.</summary>
internal static class PortFinder
{
    public static void Find(Scene s, ResourceKind kind, List<Condition> where, List<string> fields, HashSet<int> used)
    {
        if (kind.FieldNamed("open_to_world") is not { } world)
            return;
        var toWorld = where.Exists(w => w.Field == world.Name) || s.Draft.HasAny(Cue.OpenToWorld);
        foreach (var (entity, at) in s.Placed)
        {
            if (entity.Kind != EntityKind.IpAddress)
                continue;
            used.Add(at);
            if (entity.Text is "0.0.0.0/0" or "::/0")
                toWorld = true;
            else
                where.Add(new(entity.Text.Contains(':') ? "sources_ipv6" : "sources", ConditionOperator.Equal, entity.Text.Contains('/') ? entity.Text : entity.Text + "/32"));
        }
        var ports = Ports(s.Draft, out var at0);
        if (!toWorld && !s.Draft.HasWord("outbound", "egress") && s.Draft.Has(Cue.Internet) && (ports.Count > 0 || s.Draft.HasWord("open", "allow", "allows", "allowing", "exposed", "exposing")))
            toWorld = true;
        if (ports.Count == 0)
        {
            if (toWorld && !where.Exists(w => w.Field == world.Name))
                where.Add(new(world.Name, ConditionOperator.Exists));
            return;
        }
        var field = toWorld ? world.Name : "ports";
        var denied = where.Exists(w => w.Field == world.Name && w.Operator == ConditionOperator.Missing) || Negation.IsBefore(s.Draft, at0);
        where.RemoveAll(w => w.Field is "open_to_world" or "ports");
        if (denied)
            where.AddRange(ports.Select(p => new Condition(field, ConditionOperator.NotContains, p)));
        else
            where.Add(ports.Count == 1 ? new(field, ConditionOperator.Contains, ports[0]) : new(field, ConditionOperator.In, string.Join(',', ports)));
        fields.Remove("ports");
    }

    private static List<string> Ports(Draft draft, out int first)
    {
        var found = new List<string>();
        first = -1;
        for (var i = 0; i < draft.Count; i++)
        {
            var word = draft.Lower(i);
            var port = Known(word) ?? (IsPortPlace(draft, i) && Amounts.TryNumber(word, out var number) && number is >= 1 and <= 65535 && number == Math.Floor(number) && !Looks.IsIp(word)
                ? number.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : null);
            if (port is null || found.Contains(port))
                continue;
            if (first < 0)
                first = i;
            draft.Take(i, 1);
            found.Add(port);
        }
        return found;
    }

    /// <summary>"port 22", "ports 22, 80 and 443", "on 3389", "tcp/22".</summary>
    private static bool IsPortPlace(Draft draft, int at)
    {
        if (draft.IsTaken(at))
            return false;
        for (var i = at - 1; i >= 0; i--)
        {
            if (draft.Lower(i) is "port" or "ports" or "on" or "tcp" or "udp" || i == at - 1 && draft.Lower(i) is "open" or "expose" or "exposes" or "exposing" or "allow" or "allows" or "allowing")
                return true;
            if (draft.Lower(i) is not ("," or "and" or "or" or "&" or "/" or ":" or "number") && !(draft.Lower(i) is { Length: > 0 and < 6 } number && number.All(char.IsAsciiDigit)) && Known(draft.Lower(i)) is null)
                return false;
        }
        return false;
    }

    private static string? Known(string word) => word switch
    {
        "ssh" => "22",
        "rdp" => "3389",
        "https" => "443",
        "http" => "80",
        "telnet" => "23",
        "smb" => "445",
        "smtp" => "25",
        "mysql" => "3306",
        "postgres" or "postgresql" => "5432",
        "redis" => "6379",
        "mssql" => "1433",
        "mongodb" or "mongo" => "27017",
        _ => null,
    };
}
