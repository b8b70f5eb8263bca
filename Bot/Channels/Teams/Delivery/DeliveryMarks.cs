using System.Security.Cryptography;
using System.Text;

namespace Bot.Channels.Teams.Delivery;

/// <summary>Makes the names of a delivery's files its own.</summary>
internal static class DeliveryMarks
{
    /// <summary>Six letters of a delivery.</summary>
    public static string Short(string deliveryId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)).AsSpan(0, 3));
}
