using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services;

/// <summary>An error that AWS would answer.</summary>
/// <param name="code">AWS's error code: <c>InvalidInstanceID.NotFound</c>.</param>
/// <param name="message">AWS's own wording.</param>
/// <param name="status">HTTP status.</param>
public sealed class DemoException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
    /// <summary>Further members of the error's body, such as <c>ResourceType</c>; null where there are none.</summary>
    public JsonObject? Members { get; init; }
}
