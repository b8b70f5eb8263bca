using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Rendering;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>A request to the messaging endpoint of Teams.</summary>
/// <param name="Name">What is wrong with it.</param>
internal sealed record TeamsRequest(string Name, JsonObject Activity, string? Authorization, string Query = "")
{
    public HttpRequestMessage ToHttp()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages" + Query) { Content = new StringContent(Activity.ToJsonString(), Encoding.UTF8, "application/json") };
        if (Authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        return request;
    }
}

/// <summary>Activities as Teams sends them, and the ways in which others would send them.</summary>
internal static class TeamsForgeries
{
    public const string Channel = "19:ops@thread.tacv2";

    public static TeamsRequest Message(FakeTeams teams, string id, string user, string text) => new("genuine", Activity(teams, id, user, new() { ["type"] = "message", ["text"] = text }), $"Bearer {teams.Token()}");

    public static TeamsRequest Press(FakeTeams teams, string id, string user, string text) => new("genuine", Activity(teams, id, user, new()
    {
        ["type"] = "invoke",
        ["name"] = "adaptiveCard/action",
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject { [CardKeys.Ask] = text, [CardKeys.Confirm] = true } } },
    }), $"Bearer {teams.Token()}");

    /// <summary>Everything that somebody without Microsoft's key can make of a request, and what a key of Microsoft's must not open.</summary>
    public static IEnumerable<TeamsRequest> Of(TeamsRequest right, FakeTeams teams)
    {
        var parts = teams.Token().Split('.');
        TeamsRequest With(string name, string? token) => right with { Name = name, Authorization = token is null ? null : $"Bearer {token}" };
        TeamsRequest Claim(string name, string claim, JsonNode? value) => With(name, teams.Token(Claims(claim, value)));
        TeamsRequest Header(string name, string member, JsonNode? value, RSA? key = null) => With(name, teams.Token(header: Change(FakeTeams.Header(), member, value), key: key));
        TeamsRequest To(string name, string url) => With(name, teams.Token(Claims("serviceurl", url))) with { Activity = Change(right.Activity, "serviceUrl", url) };
        JsonObject Claims(string claim, JsonNode? value) => Change(teams.Claims(), claim, value);

        yield return With("no token", null);
        yield return With("empty token", "");
        yield return With("no token at all, but three parts", "x.y.z");
        yield return right with { Name = "another scheme", Authorization = $"Basic {parts[1]}" };
        yield return right with { Name = "the token in the address", Authorization = null, Query = $"?access_token={teams.Token()}" };
        yield return With("two tokens", $"{teams.Token(key: teams.Stranger)}, Bearer {teams.Token(key: teams.Stranger)}");
        yield return With("no signature", $"{parts[0]}.{parts[1]}.");
        yield return With("two parts", $"{parts[0]}.{parts[1]}");
        yield return With("algorithm none", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "none"), teams.Claims(), _ => []));
        yield return With("algorithm None", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "None"), teams.Claims(), _ => []));
        yield return Header("algorithm none, with a signature", "alg", "none");
        yield return With("HS256 with the published key", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "HS256"), teams.Claims(), t => HMACSHA256.HashData(teams.Key.ExportSubjectPublicKeyInfo(), t)));
        yield return With("HS256 with the published key as PEM", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "HS256"), teams.Claims(), t => HMACSHA256.HashData(Encoding.ASCII.GetBytes(teams.Key.ExportSubjectPublicKeyInfoPem()), t)));
        yield return With("HS256 with the app's password", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "HS256"), teams.Claims(), t => HMACSHA256.HashData(Encoding.ASCII.GetBytes(FakeTeams.Password), t)));
        yield return With("RS512", FakeTeams.Signed(Change(FakeTeams.Header(), "alg", "RS512"), teams.Claims(), t => teams.Key.SignData(t, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
        yield return With("a stranger's key", teams.Token(key: teams.Stranger));
        yield return Header("a stranger's key by another id", "kid", "k2", teams.Stranger);
        yield return Header("no key id", "kid", null);
        yield return Header("a path for a key id", "kid", "../../../dev/null");
        yield return Header("a stranger's key, brought along", "jwk", PublicKey(teams.Stranger), teams.Stranger);
        yield return Header("a stranger's key, by address", "jku", "https://evil.example/keys", teams.Stranger);
        yield return Header("a stranger's certificate, by address", "x5u", "https://evil.example/cert", teams.Stranger);
        yield return With("claims put in place of others", $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(Claims("exp", Some.Time.AddDays(9).ToUnixTimeSeconds()).ToJsonString())}.{parts[2]}");
        yield return Claim("another audience", "aud", "22222222-2222-3333-4444-555555555555");
        yield return Claim("no audience", "aud", null);
        yield return Claim("the tenant for an audience", "aud", FakeTeams.Tenant);
        yield return Claim("another issuer", "iss", "https://evil.example");
        yield return Claim("no issuer", "iss", null);
        yield return Claim("an issuer that begins alike", "iss", "https://api.botframework.com.evil.example");
        yield return Claim("Entra of the bot's own tenant", "iss", $"https://login.microsoftonline.com/{FakeTeams.Tenant}/v2.0");
        yield return Claim("Entra of another tenant", "iss", "https://login.microsoftonline.com/99999999-7777-8888-9999-000000000000/v2.0");
        yield return Claim("the emulator's issuer", "iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/");
        yield return Claim("expired", "exp", Some.Time.AddMinutes(-6).ToUnixTimeSeconds());
        yield return Claim("without an end", "exp", null);
        yield return Claim("not valid yet", "nbf", Some.Time.AddMinutes(6).ToUnixTimeSeconds());
        yield return Claim("no service address", "serviceurl", null);
        yield return Claim("the address of another service", "serviceurl", "https://smba.trafficmanager.net/emea/");
        yield return right with { Name = "answers to be sent elsewhere", Activity = Change(right.Activity, "serviceUrl", "https://evil.example/") };
        yield return right with { Name = "no address for answers", Activity = Change(right.Activity, "serviceUrl", null) };
        yield return To("a service that is not listed", "https://evil.example/");
        yield return To("a service that ends alike", "https://smba.trafficmanager.net.evil.example/");
        yield return To("a service that begins alike", "https://evil-smba.trafficmanager.net.example/");
        yield return To("a service behind a listed name as user", "https://smba.trafficmanager.net@evil.example/");
        yield return To("a listed service in plain text", "http://smba.trafficmanager.net/");
        yield return To("a listed service on another port", "https://smba.trafficmanager.net:8443/");
        yield return To("the machine's own metadata", "http://169.254.169.254/latest/");
        yield return To("a file", "file:///etc/passwd");
        yield return right with { Name = "a channel that the key is not endorsed for", Activity = Change(right.Activity, "channelId", "directline") };
        yield return right with { Name = "no channel", Activity = Change(right.Activity, "channelId", null) };
        yield return right with { Name = "another tenant", Activity = Change(right.Activity, "channelData", new JsonObject { ["tenant"] = new JsonObject { ["id"] = "99999999-7777-8888-9999-000000000000" }, ["channel"] = new JsonObject { ["id"] = Channel } }) };
    }

    private static JsonObject Activity(FakeTeams teams, string id, string user, JsonObject said)
    {
        said["id"] = id;
        said["channelId"] = "msteams";
        said["serviceUrl"] = teams.ServiceUrl;
        said["from"] = new JsonObject { ["id"] = $"29:{user}", ["aadObjectId"] = user, ["name"] = "Ada" };
        said["recipient"] = new JsonObject { ["id"] = $"28:{FakeTeams.App}" };
        said["conversation"] = new JsonObject { ["id"] = $"{Channel};messageid=1", ["conversationType"] = "channel", ["tenantId"] = FakeTeams.Tenant };
        said["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeTeams.Tenant }, ["channel"] = new JsonObject { ["id"] = Channel, ["type"] = "standard" } };
        said["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Wheelhouse</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{FakeTeams.App}" } });
        return said;
    }

    private static JsonObject Change(JsonObject from, string member, JsonNode? value)
    {
        var changed = (JsonObject)from.DeepClone();
        if (value is null)
            changed.Remove(member);
        else
            changed[member] = value;
        return changed;
    }

    private static JsonObject PublicKey(RSA key)
    {
        var p = key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["n"] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(p.Modulus), ["e"] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(p.Exponent) };
    }
}
