using Bot.Notifications.Doors.Sns;
using Bot.Notifications.Doors.Webhooks;

namespace Bot.Notifications.Doors;

/// <summary><c>POST /notifications/sns</c> and <c>/notifications/webhook/{name}</c>. Bad input gets 4xx and a reason, and is never an error of the server.</summary>
internal static partial class NotificationEndpoints
{
    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/notifications/sns", SnsAsync);
        endpoints.MapPost("/notifications/webhook/{name}", WebhookAsync);
        return endpoints;
    }

    private static Task SnsAsync(HttpContext http) =>
        AnswerAsync(http, body => http.RequestServices.GetRequiredService<SnsDoor>().EnterAsync(body, http.RequestAborted));

    private static Task WebhookAsync(HttpContext http) =>
        AnswerAsync(http, body => http.RequestServices.GetRequiredService<WebhookDoor>().EnterAsync((string)http.GetRouteValue("name")!, http.Request.Headers, body, http.RequestAborted));

    private static async Task AnswerAsync(HttpContext http, Func<ReadOnlyMemory<byte>, Task<IntakeAnswer>> enter)
    {
        IntakeAnswer answer;
        try
        {
            answer = await IntakeBody.ReadAsync(http).ConfigureAwait(false) is { } body
                ? await enter(body).ConfigureAwait(false)
                : new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {IntakeBody.Max / 1024} KB.");
        }
        catch (BadHttpRequestException e)
        {
            answer = new(e.StatusCode, e.Message);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            return;
        }
        if (answer.Status != StatusCodes.Status200OK)
        {
            http.RequestServices.GetRequiredService<NotificationMetrics>().Refused(answer.Status);
            Refused(http.RequestServices.GetRequiredService<ILogger<NotificationIntake>>(), http.Request.Path, answer.Status, answer.Reason);
        }
        http.Response.StatusCode = answer.Status;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(answer.Reason, http.RequestAborted).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 703, Level = LogLevel.Information, Message = "{Path} was answered with {Status}: {Reason}")]
    private static partial void Refused(ILogger log, string path, int status, string reason);
}
