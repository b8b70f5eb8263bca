namespace Bot.Aws.Catalog;

/// <summary>Decodes the members of a shape.</summary>
internal static class ShapeReader
{
    public static OrderedDictionary<string, AwsMember> Members(Cursor c)
    {
        var count = c.Number();
        var members = new OrderedDictionary<string, AwsMember>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var member = Member(ref c);
            members.Add(member.Name, member);
        }
        return members;
    }

    public static AwsMember Member(ref Cursor c)
    {
        var name = c.Text();
        int flags = c.Byte(), more = (flags & 32) != 0 ? c.Byte() : 0;
        var wireName = (flags & 1) != 0 ? c.Text() : name;
        var location = (flags & 2) != 0 ? (AwsLocation)c.Byte() : AwsLocation.Body;
        var ec2Name = (more & 1) != 0 ? c.Text() : null;
        var timestamp = (more & 4) != 0 ? c.Text() : null;
        return new AwsMember(c.Reader, c.Number())
        {
            Name = name,
            WireName = wireName,
            Location = location,
            Ec2Name = ec2Name,
            TimestampFormat = timestamp,
            Required = (flags & 4) != 0,
            IdempotencyToken = (flags & 8) != 0,
            Flattened = (flags & 16) != 0,
            XmlAttribute = (more & 2) != 0,
            JsonValue = (more & 8) != 0,
            Sensitive = (more & 16) != 0,
            HostLabel = (more & 32) != 0,
        };
    }
}
