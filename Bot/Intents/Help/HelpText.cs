using Bot.Answers;
using Bot.Identity;

namespace Bot.Intents.Help;

/// <summary>What the bot says of itself.</summary>
internal static class HelpText
{
    public static Answer Overview(Caller caller, string asked)
    {
        var roles = Mentions(asked, "role", "switch") ? $"\n{Roles(caller)}" : "";
        return new()
        {
            Text = $"**I answer questions about AWS account {caller.AccountAlias}**, from AWS's own APIs, and show the calls behind every answer.\n"
                + "- *Resources*: `running instances in Frankfurt`, `which buckets are not encrypted?`, `volumes of i-0abc…`\n"
                + "- *Costs*: `what did we spend last month by service?`\n"
                + "- *Alarms*: `which alarms are firing?`, `why does checkout-5xx-high fire?`\n"
                + "- *Support*: `open a case about …` (a draft first, filed when you confirm)\n"
                + "- *AWS CLI commands*: `ec2 describe-instances --region eu-west-1`, `lambda --help`\n"
                + "I never change anything without an approval, and never show secrets or the data inside resources." + roles,
            Offers =
            [
                new("whoami", "Who am I here?", "who am I?"), new("instances", "List my instances", "list my EC2 instances"), new("alarms", "Which alarms fire?", "which alarms are firing?"),
                new("costs", "Costs of last month", "what did we spend last month by service?"), new("cli", "Help on commands", "aws help"),
            ],
        };
    }

    /// <summary>How roles are chosen.</summary>
    public static string Roles(Caller caller) =>
        $"Roles: the directory says which IAM roles you ({caller.Person}) may use in each account; here I act as `{caller.RoleArn ?? "the operator's own credentials"}` in {caller.AccountAlias}, within what this channel may do. `switch-role` lists yours and takes another, `set default-account` and `set default-region` change where your questions go, `reset` undoes it.";

    public static bool Mentions(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
