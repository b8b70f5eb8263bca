namespace Bot.Understanding.Lexicon;

/// <summary>Words of the reader's own grammar that misspelled words are taken for; kinds and Regions are added to them.</summary>
internal static class CorrectableWords
{
    public static string[] All { get; } =
        ("which running stopped instance instances volume volumes snapshot snapshots bucket buckets lambda lambdas function functions database databases cluster clusters security group groups "
        + "alarm alarms firing cost costs spend spent budget budgets forecast account accounts region regions support critical severity unencrypted encrypted encryption unattached attached "
        + "version versions versioning replication lifecycle retention timeout memory runtime public private address unused expired expiring expires certificate certificates month week yesterday today "
        + "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday quarter between without except excluding "
        + "describe configuration details biggest largest smallest oldest newest latest highest lowest breakdown terminated terminate restart reboot delete resources resource services service tagged untagged "
        + "healthy unhealthy errors error failed failing listing production staging savings reserved utilization coverage anomalies anomaly difference practice practices maximum limit").Split(' ');
}
