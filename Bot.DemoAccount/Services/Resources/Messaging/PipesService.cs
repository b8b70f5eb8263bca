namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon EventBridge Pipes.</summary>
internal sealed class PipesService : ResourceService
{
    /// <summary>States the service.</summary>
    public PipesService() : base("pipes")
    {
        Kind("AWS::Pipes::Pipe", "arn:aws:pipes:{region}:{account}:pipe/{id}", "Name").Missing("NotFoundException", "Pipe {0} does not exist.", 404)
            .Get("DescribePipe", null, "Name").List("ListPipes", "Pipes", filter: "CurrentState,DesiredState")
            .Set("StopPipe", null, "Name", (_, _, d) => (d["DesiredState"], d["CurrentState"]) = ("STOPPED", "STOPPED"))
            .Set("StartPipe", null, "Name", (_, _, d) => (d["DesiredState"], d["CurrentState"]) = ("RUNNING", "RUNNING"));
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "NotFoundException");
    }
}
