namespace Bot.Conversations.Stores.Migrations;

/// <summary>One step of a database's form, forward only.</summary>
/// <param name="Version">Its number, from 1 without a gap; the database's version once it ran.</param>
/// <param name="Name">What it brings: <c>records</c>.</param>
/// <param name="Sql">The engine's statements.</param>
internal sealed record Migration(int Version, string Name, string Sql);
