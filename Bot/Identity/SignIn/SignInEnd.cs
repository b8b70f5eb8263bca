using System.Collections.Immutable;

namespace Bot.Identity.SignIn;

/// <summary>How a sign-in ended.</summary>
internal abstract record SignInEnd
{
    private SignInEnd() { }

    public sealed record Done(string User, ImmutableArray<GrantedRole> Grants) : SignInEnd;

    public sealed record Expired : SignInEnd;

    public sealed record Denied : SignInEnd;

    /// <summary>Somebody else than the person who asked confirmed.</summary>
    public sealed record AnotherUser : SignInEnd;

    public sealed record NoRoles : SignInEnd;

    public sealed record Failed(string Why) : SignInEnd;
}
