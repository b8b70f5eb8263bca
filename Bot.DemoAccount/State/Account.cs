namespace Bot.DemoAccount.State;

/// <summary>One AWS account of the demo.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Alias">Its alias.</param>
/// <param name="Name">Its name in the organisation.</param>
/// <param name="Regions">Enabled Regions.</param>
public sealed record Account(string Id, string Alias, string Name, IReadOnlyList<string> Regions);
