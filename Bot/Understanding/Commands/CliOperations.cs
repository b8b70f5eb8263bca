using System.Collections.Frozen;

namespace Bot.Understanding.Commands;

/// <summary>The form of CLI operations: a verb and a noun with hyphens, or one of the few single words.</summary>
internal static class CliOperations
{
    private static readonly FrozenSet<string> Verbs =
        ("describe list get create delete update put start stop terminate reboot run modify attach detach associate disassociate allocate release authorize revoke enable disable register deregister tag untag add remove set reset "
        + "import export copy batch invoke publish subscribe unsubscribe purge send receive lookup search simulate assume decode test validate accept reject cancel restore promote rotate filter execute scan query transact resolve refresh request retry "
        + "redrive monitor unmonitor replace assign unassign purchase verify generate head upload complete abort select change admin confirm initiate merge move post provision rebuild renew resend resume review rollback schedule signal split suspend "
        + "switch transfer undeploy view wait failover apply bundle check continue count deactivate activate deploy detect discover encrypt decrypt sign report reencrypt re analyze estimate preview record finalize notify claim lock unlock grant acknowledge archive unarchive approve")
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Single =
        "invoke publish subscribe unsubscribe query scan sign encrypt decrypt tail presign wait help deploy search scale start stop ls cp mv rm sync mb rb website configure login verify converse".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> NotCli =
        new Dictionary<string, string> { ["switch-role"] = "", ["switch-roles"] = "", ["set-default-account"] = "", ["set-default-region"] = "", ["start-up"] = "", ["check-in"] = "", ["add-on"] = "", ["add-ons"] = "", ["run-time"] = "", ["stop-gap"] = "", ["set-up"] = "", ["test-run"] = "", ["check-up"] = "", ["re-run"] = "", ["re-start"] = "", ["re-deploy"] = "", ["re-open"] = "", ["get-together"] = "", ["send-off"] = "", ["count-down"] = "", ["add-ins"] = "" }
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>describe-instances</c></summary>
    public static bool IsVerbNoun(ReadOnlySpan<char> word)
    {
        if (!HasForm(word) || NotCli.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word))
            return false;
        return Verbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..word.IndexOf('-')]);
    }

    public static bool IsBareVerb(ReadOnlySpan<char> word) => word.Equals("invoke", StringComparison.OrdinalIgnoreCase);

    /// <summary>An operation after a service.</summary>
    /// <param name="isCertain">The line begins with <c>aws</c> or has flags.</param>
    /// <param name="isShort">The line has no more than a word after the operation, or flags.</param>
    public static bool IsOperation(ReadOnlySpan<char> service, ReadOnlySpan<char> word, bool isCertain, bool isShort)
    {
        if (IsVerbNoun(word))
            return true;
        if (HasForm(word))
            return isShort && !Entities.Compounds.Contains(word.ToString()) && (isCertain || IsNearVerb(word[..word.IndexOf('-')]));
        if (service.Equals("s3", StringComparison.OrdinalIgnoreCase) && word is "ls" or "cp" or "mv" or "rm" or "sync" or "mb" or "rb" or "presign")
            return true;
        return isCertain && Single.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static bool HasForm(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > 70 || word[0] == '-' || !word.Contains('-'))
            return false;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }
        return true;
    }

    private static bool IsNearVerb(ReadOnlySpan<char> word)
    {
        foreach (var verb in (ReadOnlySpan<string>)["describe", "list", "get", "create", "delete", "update", "terminate", "start", "stop", "modify"])
        {
            if (Lexicon.EditDistance.Within(word, verb, 2) <= (verb.Length > 5 ? 2 : 1))
                return true;
        }
        return false;
    }
}
