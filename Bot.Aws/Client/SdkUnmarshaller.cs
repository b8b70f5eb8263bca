using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Bot.Aws.Protocols;

namespace Bot.Aws.Client;

/// <summary>Hands answers and refusals on as they came; only the error's code is read here, because the retry policy needs it.</summary>
internal sealed class SdkUnmarshaller : JsonResponseUnmarshaller
{
    public static SdkUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new SdkReply { Wire = Read(input, (int)input.ResponseData.StatusCode) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var wire = Read(input, (int)statusCode);
        return new SdkError(ErrorDecoder.Decode(wire), wire.Header("x-amz-bucket-region"), innerException, statusCode);
    }

    private static WireResponse Read(JsonUnmarshallerContext input, int status)
    {
        var data = input.ResponseData;
        using var body = new MemoryStream();
        input.Stream?.CopyTo(body); // the length in the head is 0 for chunked bodies: read to the end
        return new(status, name => data.IsHeaderPresent(name) ? data.GetHeaderValue(name) : null, data.GetHeaderNames(), body.GetBuffer().AsMemory(0, (int)body.Length));
    }
}

/// <summary>A refusal inside the SDK's pipeline.</summary>
internal sealed class SdkError(WireError error, string? bucketRegion, Exception inner, HttpStatusCode status)
    : AmazonServiceException(error.Message, inner, ErrorType.Unknown, error.Code, error.RequestId, status)
{
    /// <summary>The Region that S3 names when it refuses a call to another one.</summary>
    public string? BucketRegion => bucketRegion;

    /// <summary>The SDK overwrites the exception's own request id with the header's.</summary>
    public string? WireRequestId => error.RequestId;

    /// <summary>What a generated client knows from its model: a bare 429 and some modelled codes may be tried again.</summary>
    public override RetryableDetails? Retryable { get; } =
        status == HttpStatusCode.TooManyRequests || error.Code is "ModelNotReadyException" or "TooManyRequestsException" ? new(throttling: true) : null;
}
