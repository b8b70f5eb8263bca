using System.Net.Sockets;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>What a failure of PostgreSQL means and what to do about it.</summary>
internal static class PostgresFaults
{
    private const string Setting = "Store:Postgres";

    /// <summary>One sentence or two for the operator; no secret, no message body.</summary>
    public static string Describe(Exception fault, string address) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } e =>
            $"PostgreSQL at {address} refused the user: {e.MessageText}. Check Username and Password in {Setting}, and pg_hba.conf of the server.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } e =>
            $"PostgreSQL at {address} has no such database: {e.MessageText}. Create it (create database …), or name another in {Setting}.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e =>
            $"PostgreSQL at {address} denied it: {e.MessageText}. The user in {Setting} must be allowed to create tables in its schema (grant create on schema …).",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
            $"PostgreSQL at {address} has no connection left. Raise its max_connections, or lower Maximum Pool Size in {Setting}.",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } =>
            $"PostgreSQL at {address} is starting or stopping. Try again in a moment.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            $"PostgreSQL at {address} has no disk space left. Make room there; nothing was stored.",
        PostgresException e =>
            $"PostgreSQL at {address} answered {e.SqlState}: {e.MessageText}.",
        { InnerException: SocketException e } =>
            $"PostgreSQL at {address} cannot be reached: {e.Message}. Check that it runs and that Host and Port in {Setting} are right.",
        { InnerException: TimeoutException } or TimeoutException =>
            $"PostgreSQL at {address} did not answer in time. Check that it runs, that the network lets the bot through, and that it is not overloaded.",
        _ => $"PostgreSQL at {address} cannot be used: {fault.Message}",
    };

    /// <summary>The connection or the server failed, not the statement: the same may work again in a moment.</summary>
    public static bool IsPassing(Exception fault) => fault is NpgsqlException { IsTransient: true } or TimeoutException
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow }
        || fault is NpgsqlException { InnerException: IOException or SocketException or TimeoutException };
}
