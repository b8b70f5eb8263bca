namespace Bot.Intents.Rights;

internal static class RightsServices
{
    /// <summary>Questions of rights.</summary>
    public static IServiceCollection AddRights(this IServiceCollection services) => services.AddSingleton<RolePolicyReader>().AddSingleton<RightsHandler>();
}
