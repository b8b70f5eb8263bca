namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>AWS Shield: subscription (none unless a resource says so), protections and attacks.</summary>
internal sealed class ShieldService : ResourceService
{
    /// <summary>States the service.</summary>
    public ShieldService() : base("shield")
    {
        Kind("AWS::Shield::Protection", "arn:aws:shield::{account}:protection/{id}", "Id", "ResourceArn").Missing("ResourceNotFoundException", "The referenced protection does not exist.")
            .List("ListProtections", "Protections");
        On("DescribeProtection", call => Kinds[0].Output(call, "Protection", Kinds[0].Get(call, call.Text("ProtectionId") ?? call.Text("ResourceArn"))), Kinds[0].ArnBy("ProtectionId"));
        Kind("AWS::Shield::Subscription", "arn:aws:shield::{account}:subscription").Missing("ResourceNotFoundException", "The subscription does not exist.");
        On("DescribeSubscription", call => Kinds[1].All(call).FirstOrDefault() is { } subscription ? Kinds[1].Output(call, "Subscription", subscription) : throw Kinds[1].NotFound(null));
        On("GetSubscriptionState", call => new() { ["SubscriptionState"] = Kinds[1].All(call).Any() ? "ACTIVE" : "INACTIVE" });
        Kind("AWS::Shield::Attack", "arn:aws:shield::{account}:attack/{id}", "AttackId").Missing("AccessDeniedException", "Attack {0} not found.")
            .Get("DescribeAttack", "Attack", "AttackId").List("ListAttacks", "AttackSummaries");
    }
}
