using System.Collections.Immutable;
using System.Diagnostics;
using Bot.Answers;
using Bot.Identity.SignIn;

namespace Bot.Intents.People;

/// <summary>What people are told of their sign-in. All of it is for them alone.</summary>
internal static class SignInTexts
{
    public static Offer Again { get; } = new("sign-in", "Sign in", "sign in");

    /// <summary>Link and code, for the person who asked.</summary>
    public static Answer Begun(PendingSignIn pending, string first, DateTimeOffset now)
    {
        var minutes = Math.Max(1, (int)(pending.Expires - now).TotalMinutes);
        return new()
        {
            Text = $"{first}\n- Open [the sign-in page]({pending.Page})\n- Check that it shows the code **{pending.UserCode}**, and confirm there within {minutes} minutes\n"
                + "Give link and code to nobody: another user's confirmation signs nobody in.",
            Private = true,
            Offers = [new("sign-in-done", "I have confirmed", "I have confirmed"), new("sign-in-stop", "Cancel", "sign out")],
        };
    }

    /// <summary>How it ended.</summary>
    /// <param name="end">The end.</param>
    /// <param name="user">The person's user of Identity Center.</param>
    /// <param name="taken">The channel takes roles of Identity Center.</param>
    public static Answer Ended(SignInEnd end, string user, bool taken) => end switch
    {
        SignInEnd.Done done => Roles($"You are signed in as **{done.User}**.", done.Grants, taken),
        SignInEnd.Expired => new() { Text = "The sign-in was not confirmed in time.", Private = true, Offers = [Again] },
        SignInEnd.Denied => new() { Text = "The sign-in was denied on its page.", Private = true, Offers = [Again] },
        SignInEnd.AnotherUser => new()
        {
            Text = $"**Somebody else confirmed your sign-in**, not {user}. It was thrown away; nobody is signed in. If you gave the link to nobody, tell the people who run this bot. If {user} is not your user name in IAM Identity Center, an admin can set `identityCenter:` in your entry of directory.yaml.",
            Private = true,
            Offers = [Again],
        },
        SignInEnd.NoRoles => new() { Text = $"IAM Identity Center knows {user}, but grants no role in any account. Whoever runs it can assign a permission set.", Private = true },
        SignInEnd.Failed failed => new() { Text = $"The sign-in failed: {failed.Why}", Private = true, Failed = true, Offers = [Again] },
        _ => throw new UnreachableException(),
    };

    /// <summary>The roles that the sign-in brought.</summary>
    public static Answer Roles(string first, IEnumerable<GrantedRole> grants, bool taken)
    {
        var rows = grants.OrderBy(g => g.Account, StringComparer.Ordinal).ThenBy(g => g.Role, StringComparer.Ordinal);
        return new()
        {
            Text = first + (taken
                ? " These roles are yours now; `switch-role` takes one, where this channel may ask about its account."
                : " This channel does not take roles of IAM Identity Center (`signedInRoles` in directory.yaml); others may."),
            Tables = [new("", [new("Account"), new("Role")], [.. rows.Select(g => ImmutableArray.Create<Cell>(g.Account, g.Role))])],
            Private = true,
            Offers = taken ? [new("switch-role", "Switch role", "switch-role"), new("sign-out", "Sign out", "sign out")] : [new("sign-out", "Sign out", "sign out")],
        };
    }
}
