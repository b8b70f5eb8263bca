using System.Text.Json.Nodes;

namespace Bot.Intents.Commands;

/// <summary>Hides the values of fields that hold secrets by their name, whoever asks.</summary>
internal static class SecretFields
{
    private const string Hidden = "(hidden)";
    private const int MaxDepth = 60;

    private static readonly string[] s_endings =
    [
        "password", "secretstring", "secretbinary", "secretaccesskey", "secretkey", "privatekey", "sessiontoken", "authtoken", "authorizationtoken", "clientsecret", "accesstoken",
        "refreshtoken", "idtoken", "userdata", "keymaterial", "plaintext", "connectionstring", "certificatewallet", "bearertoken",
    ];

    /// <summary>Hides them in place.</summary>
    /// <param name="node">An answer, or the parameters of a call.</param>
    public static void Hide(JsonNode? node) => Hide(node, "", 0);

    private static void Hide(JsonNode? node, string parent, int depth)
    {
        if (depth > MaxDepth)
            return;
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Hide(item, parent, depth + 1);
        }
        else if (node is JsonObject members)
        {
            // Environment variables of functions, tasks, builds: their names may be seen, their values not.
            var isEnvironment = parent is "environment" or "environmentvariables" or "variables" or "secrets";
            foreach (var (name, value) in members.ToArray())
            {
                var key = CommandNames.Key(name);
                if (value is JsonValue && (Array.Exists(s_endings, e => key.EndsWith(e, StringComparison.Ordinal)) || (isEnvironment && (parent == "variables" || key is "value"))))
                    members[name] = Hidden;
                else
                    Hide(value, key, depth + 1);
            }
        }
    }
}
