using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>Amazon Cognito user pools: pools with clients, groups and users (attributes only) as facets.</summary>
internal sealed class CognitoIdpService : ResourceService
{
    /// <summary>States the service.</summary>
    public CognitoIdpService() : base("cognito-idp")
    {
        Kind("AWS::Cognito::UserPool", "arn:aws:cognito-idp:{region}:{account}:userpool/{id}", "Id", "Name").Missing("ResourceNotFoundException", "User pool {0} does not exist.")
            .Get("DescribeUserPool", "UserPool", "UserPoolId").List("ListUserPools", "UserPools")
            .Facet("ListUsers", "UserPoolId", (_, _) => new() { ["Users"] = new JsonArray() })
            .Facet("ListGroups", "UserPoolId", (_, _) => new() { ["Groups"] = new JsonArray() })
            .Facet("ListIdentityProviders", "UserPoolId", (_, _) => new() { ["Providers"] = new JsonArray() })
            .Facet("GetUserPoolMfaConfig", "UserPoolId", (_, _) => new() { ["MfaConfiguration"] = "OFF" });
        Kind("AWS::Cognito::UserPoolClient", "arn:aws:cognito-idp:{region}:{account}:userpool/{id}", "ClientId", "ClientName").Within("UserPoolId").Missing("ResourceNotFoundException", "User pool client {0} does not exist.")
            .Get("DescribeUserPoolClient", "UserPoolClient", "ClientId").List("ListUserPoolClients", "UserPoolClients");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
