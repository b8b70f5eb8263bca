using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon SNS: a topic's document is its attributes (all text), its policy among them; a subscription's is its list item.</summary>
internal sealed class SnsService : ResourceService
{
    /// <summary>States the service.</summary>
    public SnsService() : base("sns")
    {
        var topics = Kind("AWS::SNS::Topic", "arn:aws:sns:{region}:{account}:{id}", "TopicArn").Missing("NotFound", "Topic does not exist", 404)
            .List("ListTopics", "Topics", item: (_, r) => new JsonObject { ["TopicArn"] = r.Arn })
            .Get("GetTopicAttributes", null, "TopicArn", (_, r) => new JsonObject { ["Attributes"] = With(r, "TopicArn") })
            .Set("SetTopicAttributes", "", "TopicArn", (c, _, d) => d[c.Need("AttributeName")] = c.Text("AttributeValue") ?? "")
            .Delete("DeleteTopic", "TopicArn", quiet: true);
        Kind("AWS::SNS::Subscription", "arn:aws:sns:{region}:{account}:{id}", "SubscriptionArn").Missing("NotFound", "Subscription does not exist", 404)
            .List("ListSubscriptions", "Subscriptions")
            .List("ListSubscriptionsByTopic", "Subscriptions", filter: "TopicArn", where: (c, _) => topics.Get(c, c.Text("TopicArn")) is not null)
            .Get("GetSubscriptionAttributes", null, "SubscriptionArn", (_, r) => new JsonObject { ["Attributes"] = With(r, "SubscriptionArn") })
            .Create("Subscribe", null, c => $"{topics.Get(c, c.Text("TopicArn")).Id}:{c.NewUuid()}", (c, _, arn) => new()
            {
                ["SubscriptionArn"] = arn,
                ["Owner"] = c.Account,
                ["TopicArn"] = c.Text("TopicArn"),
                ["Protocol"] = c.Text("Protocol"),
                ["Endpoint"] = c.Text("Endpoint"),
            })
            .Delete("Unsubscribe", "SubscriptionArn", quiet: true);
        On("CreateTopic", call => new() { ["TopicArn"] = (topics.Find(call, topics.Arn(call, call.Need("Name"))) ?? topics.Make(call, call.Need("Name"), New)).Arn }, topics.ArnBy("Name"));
        On("Publish", call =>
        {
            topics.Get(call, call.Text("TopicArn") ?? call.Text("TargetArn"));
            return new() { ["MessageId"] = call.NewUuid() };
        }, topics.ArnBy("TopicArn"));
        On("ListPlatformApplications", _ => new() { ["PlatformApplications"] = new JsonArray() });
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "ResourceNotFound");
    }

    private static JsonObject With(Resource resource, string arn)
    {
        var attributes = new JsonObject(resource.Document.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)(Inputs.Text(a.Value) ?? a.Value?.ToJsonString()))));
        attributes[arn] ??= resource.Arn;
        return attributes;
    }

    private static JsonObject New(DemoCall call, string id, string arn)
    {
        var document = new JsonObject { ["TopicArn"] = arn, ["Owner"] = call.Account, ["DisplayName"] = "", ["SubscriptionsConfirmed"] = "0", ["SubscriptionsPending"] = "0", ["SubscriptionsDeleted"] = "0" };
        foreach (var (name, value) in call.Input["Attributes"] as JsonObject ?? []) document[name] = Inputs.Text(value);
        return document;
    }
}
