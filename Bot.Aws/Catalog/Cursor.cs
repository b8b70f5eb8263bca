namespace Bot.Aws.Catalog;

/// <summary>A place in a service's facts from which to read on.</summary>
internal struct Cursor(ServiceReader reader, int position)
{
    public readonly ServiceReader Reader => reader;

    public int Position { get; private set; } = position;

    public byte Byte() => reader.At(Position++);

    /// <summary>A natural number, seven bits a byte, low ones first.</summary>
    public int Number()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    public string? OptionalText() => reader.Text(Number());

    public string Text() => OptionalText() ?? throw new InvalidDataException($"The catalog lacks a text at {Position}.");

    public string[] Texts()
    {
        var texts = new string[Number()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        return texts;
    }
}
