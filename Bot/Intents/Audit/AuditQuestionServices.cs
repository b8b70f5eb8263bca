namespace Bot.Intents.Audit;

internal static class AuditQuestionServices
{
    public static IServiceCollection AddAuditQuestions(this IServiceCollection services) => services.AddSingleton<IIntentHandler, AuditHandler>();
}
