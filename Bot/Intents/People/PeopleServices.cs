namespace Bot.Intents.People;

internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ChoiceAudit>();
        services.AddSingleton<WhoAmI>();
        services.AddSingleton<RoleSwitch>();
        services.AddSingleton<Defaults>();
        services.AddSingleton<Mappings>();
        services.AddSingleton<SignInAnswers>();
        services.AddSingleton<IIntentHandler, IdentityHandler>();
        return services;
    }
}
