namespace Bot.Aws.Catalog;

/// <summary>Decodes one operation.</summary>
internal static class OperationReader
{
    public static AwsOperation Read(Cursor c, string name)
    {
        var flags = c.Byte();
        string method = c.Text(), uri = c.Text();
        var status = c.Number();
        int input = c.Number(), output = c.Number();
        string? inputRoot = c.OptionalText(), wrapper = c.OptionalText(), hostPrefix = c.OptionalText();
        var levels = c.Byte();
        var actions = c.Texts();
        return new AwsOperation
        {
            Name = name,
            Method = method,
            Uri = uri,
            SuccessStatus = status == 0 ? 200 : status,
            Input = c.Reader.Shape(input),
            Output = c.Reader.Shape(output),
            InputRoot = inputRoot,
            ResultWrapper = wrapper,
            HostPrefix = hostPrefix,
            Access = (AwsAccess)(levels & 15),
            Exposure = (AwsExposure)(levels >> 4),
            IamActions = actions,
            ChecksumRequired = (flags & 1) != 0,
            Pagination = (flags & 2) != 0 ? Pagination(ref c) : null,
            Unsigned = (flags & 4) != 0,
            Deprecated = (flags & 8) != 0,
        };
    }

    private static AwsPagination Pagination(ref Cursor c)
    {
        string[] input = c.Texts(), output = c.Texts(), results = c.Texts();
        var limit = c.OptionalText();
        return new(input, output, limit, results, c.OptionalText());
    }
}
