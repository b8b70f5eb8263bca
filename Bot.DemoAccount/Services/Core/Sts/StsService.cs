using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Server.Authentication;

namespace Bot.DemoAccount.Services.Core.Sts;

/// <summary>Who am I, and sessions.</summary>
internal sealed class StsService : DemoService
{
    public StsService() : base("sts")
    {
        On("GetCallerIdentity", call => new() { ["UserId"] = call.Principal.UserId, ["Account"] = call.Principal.Account, ["Arn"] = call.Principal.Arn });
        On("AssumeRole", AssumeRole.Run);
        On("GetSessionToken", call => new() { ["Credentials"] = Credentials(call, call.Key with { Principal = call.Principal }, SessionLimits.Seconds(call, 43200, 129600)) });
        On("GetAccessKeyInfo", call => new() { ["Account"] = call.Keys.Find(call.Must("AccessKeyId"))?.Principal.Account ?? throw new DemoException("ValidationError", "The access key id is not valid.") });
        On("DecodeAuthorizationMessage", call => new() { ["DecodedMessage"] = Decoded(call.Must("EncodedMessage")) });
    }

    /// <summary>Credentials of a new session.</summary>
    /// <param name="call">The call that opens it.</param>
    /// <param name="session">Whom it stands for, with its policies and tags.</param>
    /// <param name="seconds">How long it lasts.</param>
    public static JsonObject Credentials(DemoCall call, AccessKey session, int seconds)
    {
        var made = call.Keys.NewKey("ASIA", session.Principal);
        var key = session with
        {
            Id = made.Id,
            Secret = made.Secret,
            Principal = made.Principal,
            SessionToken = Convert.ToBase64String(Encoding.ASCII.GetBytes(call.World.Ids.HexDigits(64) + call.World.Ids.HexDigits(64))),
            Began = call.Now,
            Expires = call.Keys.Now.AddSeconds(seconds),
        };
        call.Keys.Add(key);
        return new() { ["AccessKeyId"] = key.Id, ["SecretAccessKey"] = key.Secret, ["SessionToken"] = key.SessionToken, ["Expiration"] = key.Expires!.Value.Iso() };
    }

    private static string Decoded(string message)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(message));
        }
        catch (FormatException)
        {
            throw new DemoException("InvalidAuthorizationMessageException", "The encoded message is not valid.");
        }
    }
}
