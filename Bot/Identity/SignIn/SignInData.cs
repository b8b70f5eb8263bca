using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Channels;
using Bot.Intents.History;

namespace Bot.Identity.SignIn;

/// <summary>A sign-in as personal data: told without its tokens, erased by signing out.</summary>
internal sealed class SignInData(SignInVault vault, SignedIn signedIn, SignInFlow flow) : IPersonalData
{
    public string Name => "your sign-in to IAM Identity Center";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await vault.GetAsync(caller.Person, cancellation).ConfigureAwait(false) is var (kept, _))
            yield return JsonSerializer.Serialize(new { kind = "sign-in", user = kept.User, roles = kept.Grants.Select(g => g.Arn), tokens = "kept encrypted, not shown" });
    }

    public async Task EraseAsync(Caller caller, Place place, CancellationToken cancellation)
    {
        await flow.CancelAsync(caller.Person, cancellation).ConfigureAwait(false);
        await signedIn.SignOutAsync(caller.Person, cancellation).ConfigureAwait(false);
    }
}
