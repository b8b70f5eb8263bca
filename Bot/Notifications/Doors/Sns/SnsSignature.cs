using System.Buffers.Text;
using System.Security.Cryptography;

namespace Bot.Notifications.Doors.Sns;

/// <summary>Signature versions 1 (SHA-1) and 2 (SHA-256) of SNS.</summary>
internal static class SnsSignature
{
    private const int MaxLength = 2048;

    /// <summary>Whether the version is one that SNS has.</summary>
    public static bool IsKnown(string version) => version is "1" or "2";

    /// <summary>Whether the message was signed with the key.</summary>
    public static bool Holds(SnsMessage message, RSA key)
    {
        if (message.Signature.Length is 0 or > MaxLength || !Base64.IsValid(message.Signature))
            return false;
        var hash = message.SignatureVersion == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        try
        {
            return key.VerifyData(message.Signed(), Convert.FromBase64String(message.Signature), hash, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
