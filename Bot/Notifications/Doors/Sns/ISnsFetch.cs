namespace Bot.Notifications.Doors.Sns;

/// <summary>Fetches from SNS; asked only for addresses of <see cref="SnsHosts"/>.</summary>
internal interface ISnsFetch
{
    Task<SnsFetched> CertificateAsync(Uri address, CancellationToken cancellation);

    /// <summary>Confirms a subscription.</summary>
    /// <returns>False where SNS did not say yes.</returns>
    Task<bool> ConfirmAsync(Uri address, CancellationToken cancellation);
}

/// <param name="Pem">The certificate in PEM; null where it cannot be had.</param>
/// <param name="MayComeLater">SNS could not be reached, so that nothing is said of the address.</param>
internal sealed record SnsFetched(string? Pem, bool MayComeLater = false);
