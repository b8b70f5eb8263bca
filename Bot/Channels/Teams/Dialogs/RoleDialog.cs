using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>The roles that a person may use here.</summary>
internal static class RoleDialog
{
    public const string Name = "role", Title = "Switch role";
    /// <summary>What is asked to know the roles, and what the button that opens the dialog would ask where there are none.</summary>
    public const string Question = "switch-role";
    private const string Role = "role";

    /// <summary>The form; null where there is nothing to choose.</summary>
    /// <param name="answer">To <see cref="Question"/>.</param>
    public static JsonObject? Of(Answer answer) => answer.Offers.Where(o => o.Message.StartsWith(Question, StringComparison.Ordinal)).Select(o => (o.Label, o.Message)).ToList() is { Count: > 0 } roles
        ? Card.Of([Card.Choices(Role, "Role and account", roles, isRequired: true)], [Card.Submit("Switch", new() { [CardKeys.Dialog] = Name })])
        : null;

    /// <summary>The message that it sends; null where none was chosen.</summary>
    public static string? Sent(JsonObject data) => Text(data, Role) is { } chosen && chosen.StartsWith(Question, StringComparison.Ordinal) ? chosen : null;
}
