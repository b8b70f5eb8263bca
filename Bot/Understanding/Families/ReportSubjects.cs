using System.Collections.Immutable;
using Bot.Understanding.Entities;

namespace Bot.Understanding.Families;

/// <summary>What a report of trouble is about: the names with the kinds that stand beside them. Kinds that are only told of ("more tasks", "certificate warnings", "users") narrow nothing.</summary>
internal static class ReportSubjects
{
    public static List<Entity> Of(Scene s, bool isFiring)
    {
        if (s.Pasted is { } alarm)
            return [new(EntityKind.Name, alarm, "alarm"), .. s.Placed.Where(p => p.Entity.Kind is EntityKind.Arn && p.Entity.ResourceKind is not (null or "alarm" or "sns-topic")).Select(p => p.Entity)];
        var about = TroubleReport.About(s);
        return [.. s.Placed.Select(p => TroubleReport.IsSite(p) ? p with { Entity = new(EntityKind.Name, new Uri(p.Entity.Text).Host) } : p).Where(p => p.Entity.Kind is not (EntityKind.Id or EntityKind.Arn or EntityKind.Name) || about.Count == 0 || about.Exists(c => c.Start <= p.At && p.At < c.End)).Select(p => p.Entity is { Kind: EntityKind.Name } name ? name with { ResourceKind = isFiring && IsOnlyHinted(s, p) ? null : name.ResourceKind ?? KindOf(s, p.At) } : p.Entity)];
    }

    /// <summary>Nothing but the end of the name tells its kind: "orders-queue" that fires is an alarm.</summary>
    private static bool IsOnlyHinted(Scene s, Placed placed) => placed.Entity.ResourceKind is { } kind && kind == NameHints.KindOf(placed.Entity.Text) && !s.Kinds.Exists(k => k.End == placed.At || k.Start == placed.At + 1);

    /// <summary>"The certificate for NAME", "the domain of NAME": one thing, called by what it is for.</summary>
    private static string? KindOf(Scene s, int at)
    {
        foreach (var kind in s.Kinds)
        {
            if (!kind.IsPlural && kind.Kind is { Parent: null, Name: not ("alarm" or "iam-user" or "log-group") } && kind.End == at - 1 && s.Draft.Lower(at - 1) is "for" or "of")
                return kind.Kind.Name;
        }
        return null;
    }

    public static ResourceQuery Query(Scene s, List<Entity> subjects)
    {
        var named = subjects.Where(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name).ToImmutableArray();
        return new() { Kinds = [.. named.Select(e => e.ResourceKind).OfType<string>().Distinct()], Where = named.IsEmpty ? [.. s.Tags] : [], Targets = named };
    }
}
