namespace Bot.Identity.Reading;

/// <summary>Reads <c>directory.yaml</c> and finds every fault in it. Never throws for what the file holds.</summary>
internal static class DirectoryReader
{
    /// <summary>Reads a directory's text.</summary>
    public static DirectoryReading Read(string text)
    {
        var faults = new FaultList();
        var directory = new YamlReader(faults).Read(text) is { } map ? Read(map, faults) : null;
        return new(faults.IsEmpty ? directory : null, faults.Faults, faults.Warnings);
    }

    private static Directory Read(YamlMap map, FaultList faults)
    {
        var file = new Section(map, "", faults, "organization", "accounts", "people", "groups", "guardrails", "channels", "notifications");
        var known = new Known();
        // In the order in which they refer to each other.
        GuardrailsSection.Read(file, known, faults);
        AccountsSection.Read(file, known, faults);
        var people = PeopleSection.Read(file, known, faults);
        var groups = GroupsSection.Read(file, known, faults);
        var organization = OrganizationSection.Read(file, known, faults);
        var channels = ChannelsSection.Read(file, organization, known, faults);
        return new([.. known.Accounts], people, channels)
        {
            Notifications = NotificationsSection.Read(file, channels, known, faults),
            Groups = groups,
            Organization = organization,
            Version = DirectoryHash.Of(map),
        };
    }
}
