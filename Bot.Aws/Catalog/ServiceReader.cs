using System.Text;

namespace Bot.Aws.Catalog;

/// <summary>
/// Reads a service's facts from bytes: texts, facts, shapes, operations, each behind a table of lengths, so that an operation
/// or a shape is decoded when it is first asked for. The layout is described in tools/catalog/README.md.
/// </summary>
internal sealed class ServiceReader
{
    private readonly byte[] _data;
    private readonly int[] _textOffsets;
    private readonly string?[] _texts;
    private readonly int _facts;
    private int[] _shapeOffsets = [];
    private AwsShape?[] _shapes = [];

    public ServiceReader(byte[] data)
    {
        _data = data;
        var cursor = new Cursor(this, 0);
        var count = cursor.Number();
        _textOffsets = Offsets(ref cursor, count);
        _texts = new string?[count];
        _facts = _textOffsets[count];
    }

    public byte At(int position) => _data[position];

    /// <summary>A text by its number, which counts from 1; 0 means none.</summary>
    public string? Text(int number) => number == 0 ? null
        : _texts[number - 1] ??= Encoding.UTF8.GetString(_data, _textOffsets[number - 1], _textOffsets[number] - _textOffsets[number - 1]);

    public AwsShape Shape(int number) => _shapes[number] ??= new AwsShape(new Cursor(this, _shapeOffsets[number]));

    public AwsService Service()
    {
        var c = new Cursor(this, _facts);
        string name = c.Text(), id = c.Text(), fullName = c.Text(), endpoint = c.Text(), signing = c.Text(), iam = c.Text(), version = c.Text();
        var protocol = (AwsProtocol)c.Number();
        var also = c.Number();
        string? target = c.OptionalText(), jsonVersion = c.OptionalText(), xmlNamespace = c.OptionalText(), global = c.OptionalText();
        var hosts = new AwsHost[c.Number()];
        for (var i = 0; i < hosts.Length; i++)
            hosts[i] = new(c.Text(), c.OptionalText(), c.OptionalText());

        var shapes = c.Number();
        _shapeOffsets = Offsets(ref c, shapes);
        _shapes = new AwsShape?[shapes];
        c = new Cursor(this, _shapeOffsets[shapes]);
        return new AwsService
        {
            Name = name,
            ServiceId = id,
            FullName = fullName,
            EndpointPrefix = endpoint,
            SigningName = signing,
            IamPrefix = iam,
            ApiVersion = version,
            Protocol = protocol,
            AlternativeProtocol = also == 0 ? null : (AwsProtocol)(also - 1),
            TargetPrefix = target,
            JsonVersion = jsonVersion,
            XmlNamespace = xmlNamespace,
            GlobalRegion = global,
            Hosts = hosts,
            Operations = Operations(ref c),
        };
    }

    private LazyOperations Operations(ref Cursor c)
    {
        var count = c.Number();
        var names = new string[count];
        var starts = new int[count];
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            names[i] = c.Text();
            starts[i] = position;
            position += c.Number();
        }
        for (var i = 0; i < count; i++)
            starts[i] += c.Position;
        return new LazyOperations(this, names, starts);
    }

    /// <summary>Reads lengths into start offsets, with one more entry for the end; what they measure follows at once.</summary>
    private static int[] Offsets(ref Cursor cursor, int count)
    {
        var offsets = new int[count + 1];
        for (var i = 0; i < count; i++)
            offsets[i + 1] = offsets[i] + cursor.Number();
        for (var i = 0; i <= count; i++)
            offsets[i] += cursor.Position;
        return offsets;
    }
}
