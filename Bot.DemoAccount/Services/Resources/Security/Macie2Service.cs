namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>Amazon Macie: session, buckets, jobs and findings.</summary>
internal sealed class Macie2Service : ResourceService
{
    /// <summary>States the service.</summary>
    public Macie2Service() : base("macie2")
    {
        Kind("AWS::Macie::Session", "arn:aws:macie2:{region}:{account}:session/{id}");
        On("GetMacieSession", call => Kinds[0].All(call).FirstOrDefault()?.Shown() ?? throw new DemoException("AccessDeniedException", "Macie is not enabled", 403));
        Kind("AWS::Macie::Bucket", "arn:aws:macie2:{region}:{account}:bucket/{id}", "bucketName").List("DescribeBuckets", "buckets");
        Kind("AWS::Macie::ClassificationJob", "arn:aws:macie2:{region}:{account}:classification-job/{id}", "jobId").Missing("ResourceNotFoundException", "The request failed because the specified resource wasn't found.", 404)
            .Get("DescribeClassificationJob", null, "jobId").List("ListClassificationJobs", "items");
        Kind("AWS::Macie::Finding", "arn:aws:macie2:{region}:{account}:finding/{id}", "id").Batch("GetFindings", "findings", "findingIds").List("ListFindings", "findingIds");
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
