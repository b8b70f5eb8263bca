using System.Net;
using System.Net.Sockets;

namespace Bot.Channels;

/// <summary>What an HTTP answer, or none, says of a delivery.</summary>
internal static class HttpOutcome
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The outcome of an answer that is no success.</summary>
    public static DeliveryOutcome Of(HttpResponseMessage response, string platform)
    {
        var said = $"{platform} answered {(int)response.StatusCode}";
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new DeliveryOutcome.Later(said, RetryAfter(response)),
            // The Bot Framework's connector gives 412 for a while it is busy.
            HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout or HttpStatusCode.Unauthorized => new DeliveryOutcome.Later(said, RetryAfter(response)),
            // A gateway's error says nothing of the service behind it.
            >= HttpStatusCode.InternalServerError => new DeliveryOutcome.Later(said, RetryAfter(response), Uncertain: true),
            _ => new DeliveryOutcome.Never(said),
        };
    }

    /// <summary>The outcome of a request without an answer; null where the exception is no such thing.</summary>
    public static DeliveryOutcome? Of(Exception fault, string platform) => fault switch
    {
        // Nothing was sent where there was no connection.
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } e
            => new DeliveryOutcome.Later($"{platform} cannot be reached: {e.Message}"),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } e => new DeliveryOutcome.Later($"{platform} cannot be reached: {e.Message}"),
        HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException }
            => new DeliveryOutcome.Later($"{platform} did not answer: {fault.Message}", Uncertain: true),
        _ => null,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta;
        return wait > LongestWait ? LongestWait : wait;
    }
}
