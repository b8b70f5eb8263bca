using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Statements in few words.</summary>
internal static class PostgresCommands
{
    /// <summary>A statement with its parameters, in order ($1, $2, …).</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    /// <summary>Adds a statement to a batch, which is one round trip and one transaction.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        batch.BatchCommands.Add(command);
    }

    /// <summary>All rows of a statement.</summary>
    public static async Task<ImmutableArray<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            return await reader.ListAsync(read, cancellation).ConfigureAwait(false);
    }

    /// <summary>The rest of the rows of the current result.</summary>
    public static async Task<ImmutableArray<T>> ListAsync<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows.DrainToImmutable();
    }

    /// <summary>The types are always said: a null has none of its own (so it comes as what it is a null of), and a prepared statement must not change its mind.</summary>
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string s => new NpgsqlParameter<string> { TypedValue = s, NpgsqlDbType = NpgsqlDbType.Text },
        int i => new NpgsqlParameter<int> { TypedValue = i, NpgsqlDbType = NpgsqlDbType.Integer },
        long l => new NpgsqlParameter<long> { TypedValue = l, NpgsqlDbType = NpgsqlDbType.Bigint },
        bool b => new NpgsqlParameter<bool> { TypedValue = b, NpgsqlDbType = NpgsqlDbType.Boolean },
        byte[] b => new NpgsqlParameter<byte[]> { TypedValue = b, NpgsqlDbType = NpgsqlDbType.Bytea },
        TimeSpan t => new NpgsqlParameter<TimeSpan> { TypedValue = t, NpgsqlDbType = NpgsqlDbType.Interval },
        DateTimeOffset t => new NpgsqlParameter<DateTimeOffset> { TypedValue = t.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
        string[] a => new NpgsqlParameter<string[]> { TypedValue = a, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        int[] a => new NpgsqlParameter<int[]> { TypedValue = a, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
        long[] a => new NpgsqlParameter<long[]> { TypedValue = a, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        byte[][] a => new NpgsqlParameter<byte[][]> { TypedValue = a, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
        Text t => new NpgsqlParameter { Value = (object?)t.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        Number n => new NpgsqlParameter { Value = (object?)n.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        Moment m => new NpgsqlParameter { Value = (object?)m.Value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        _ => throw new ArgumentException($"A {value?.GetType().Name ?? "bare null"} is no parameter."),
    };
}

/// <summary>A text that may be null.</summary>
internal readonly record struct Text(string? Value);

/// <summary>A number that may be null.</summary>
internal readonly record struct Number(long? Value);

/// <summary>A time that may be null.</summary>
internal readonly record struct Moment(DateTimeOffset? Value);
