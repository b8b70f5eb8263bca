using Bot.Conversations.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Identity.SignIn;

/// <summary>The keys that sign-ins are encrypted with. Made when first used, so that a bot in which nobody signs in leaves no keys behind.</summary>
internal sealed class SignInKeys(SignInOptions options, StoreOptions? store = null)
{
    private const string Application = "wheelhouse";
    private readonly Lazy<IDataProtectionProvider> _provider = new(() => Open(options.KeyRing ?? Beside(store)));

    public IDataProtectionProvider Provider => _provider.Value;

    /// <summary>Where the store is a file, its keys are in a folder beside it; where it is memory, they go with the process as it does.</summary>
    private static string? Beside(StoreOptions? store) => store is { Postgres: null, Sqlite: { } file } ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "keys") : null;

    private static IDataProtectionProvider Open(string? folder)
    {
        if (folder is null)
            return new EphemeralDataProtectionProvider();
        // Whoever reads the keys reads the tokens: nobody else on the machine may.
        var made = OperatingSystem.IsWindows()
            ? System.IO.Directory.CreateDirectory(folder)
            : System.IO.Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return DataProtectionProvider.Create(made, setup => setup.SetApplicationName(Application));
    }
}
