using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.Tests.DemoAccount;

/// <summary>A world of one account with little in it, for tests of the server itself.</summary>
internal static class SmallWorld
{
    public const string Account = "111122223333";
    public const string Other = "444455556666";
    public const string Root = $"arn:aws:iam::{Account}:root";
    public const string Reader = $"arn:aws:iam::{Account}:role/reader";
    public const string Limited = $"arn:aws:iam::{Account}:user/limited";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static World Make(int instances = 2)
    {
        var world = new World();
        world.Accounts[Account] = new(Account, "small", "Small", ["us-east-1", "eu-west-1"]);
        world.Accounts[Other] = new(Other, "other", "Other", ["us-east-1"]);
        Role(world, "reader", """{"AWS":"arn:aws:iam::111122223333:root"}""", null, "arn:aws:iam::aws:policy/ReadOnlyAccess");
        Role(world, "outsider", """{"AWS":"arn:aws:iam::444455556666:root"}""", """{"StringEquals":{"sts:ExternalId":"x-1"}}""", "arn:aws:iam::aws:policy/ReadOnlyAccess");
        var user = new Resource
        {
            Type = "AWS::IAM::User",
            Account = Account,
            Region = "global",
            Id = "limited",
            Arn = Limited,
            Created = Now.AddDays(-100),
            Document = Json("""{"Path":"/","UserName":"limited","UserId":"AIDALIMITED0000000001","Arn":"arn:aws:iam::111122223333:user/limited","CreateDate":"2026-01-01T00:00:00Z"}"""),
        };
        user.Facets["GetUserPolicy"] = JsonNode.Parse("""
            [{"PolicyName":"few","PolicyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["ec2:DescribeInstances","s3:*"],"Resource":"*"},
              {"Effect":"Deny","Action":"ec2:TerminateInstances","Resource":"*"}]}}]
            """)!;
        world.Put(user);
        for (var i = 0; i < instances; i++)
            world.Put(Instance(i));
        return world;
    }

    public static Resource Instance(int i)
    {
        var id = $"i-0{i:x16}";
        var made = new Resource
        {
            Type = "AWS::EC2::Instance",
            Account = Account,
            Region = "us-east-1",
            Id = id,
            Arn = $"arn:aws:ec2:us-east-1:{Account}:instance/{id}",
            Created = Now.AddDays(-i - 1),
            Document = Json($$$"""
                {"InstanceId":"{{{id}}}","InstanceType":"{{{(i % 2 == 0 ? "t3.micro" : "m5.large")}}}","ImageId":"ami-0123456789abcdef0","LaunchTime":"2026-11-01T00:00:00Z","VpcId":"vpc-1","SubnetId":"subnet-1",
                 "PrivateIpAddress":"10.0.0.{{{i + 4}}}","State":{"Code":16,"Name":"running"},"Placement":{"AvailabilityZone":"us-east-1a","Tenancy":"default"},
                 "SecurityGroups":[{"GroupId":"sg-1","GroupName":"web"}],"Monitoring":{"State":"disabled"},"EbsOptimized":false}
                """),
        };
        made.Tags["Name"] = $"web-{i}";
        made.Tags["Env"] = i % 2 == 0 ? "prod" : "dev";
        return made;
    }

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static void Role(World world, string name, string principal, string? condition, string attached)
    {
        var role = new Resource
        {
            Type = "AWS::IAM::Role",
            Account = Account,
            Region = "global",
            Id = name,
            Arn = $"arn:aws:iam::{Account}:role/{name}",
            Created = Now.AddDays(-200),
            Document = Json($$$"""
                {"Path":"/","RoleName":"{{{name}}}","RoleId":"AROA{{{name.ToUpperInvariant()}}}0000000","Arn":"arn:aws:iam::111122223333:role/{{{name}}}","CreateDate":"2026-01-01T00:00:00Z","MaxSessionDuration":3600,
                 "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{{principal}}},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]{{{(condition is null ? "" : ",\"Condition\":" + condition)}}}}]}}
                """),
        };
        role.Facets["ListAttachedRolePolicies"] = Json($$$"""{"AttachedPolicies":[{"PolicyName":"p","PolicyArn":"{{{attached}}}"}]}""");
        world.Put(role);
    }
}
