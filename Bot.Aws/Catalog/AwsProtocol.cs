namespace Bot.Aws.Catalog;

/// <summary>The wire protocols that AWS services speak, by the names of AWS's own models.</summary>
public enum AwsProtocol
{
    /// <summary><c>X-Amz-Target</c> and a JSON body; the media type's version is <see cref="AwsService.JsonVersion"/>.</summary>
    Json,
    /// <summary>Form-encoded <c>Action=…&amp;Version=…</c>, an XML answer.</summary>
    Query,
    /// <summary>The query protocol in EC2's dialect of list names and answers.</summary>
    Ec2,
    /// <summary>HTTP method and path of the operation, JSON bodies.</summary>
    RestJson,
    /// <summary>HTTP method and path of the operation, XML bodies.</summary>
    RestXml,
}
