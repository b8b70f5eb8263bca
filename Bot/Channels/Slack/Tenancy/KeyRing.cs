using Microsoft.AspNetCore.DataProtection;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>The keys that tokens are encrypted with.</summary>
internal static class KeyRing
{
    private const string Application = "wheelhouse";

    /// <param name="folder">Where they are; null for keys that live as long as the process.</param>
    public static IDataProtectionProvider Of(string? folder)
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
