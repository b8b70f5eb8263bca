namespace Bot.Aws.Catalog;

/// <summary>An endpoint that does not follow the rule <c>prefix.region.suffix</c>.</summary>
/// <param name="Where">A partition (<c>aws-cn</c>) or a Region (<c>us-gov-west-1</c>) that it holds for.</param>
/// <param name="Host">The host, with <c>{region}</c> where the Region stands; null means the rule, at <paramref name="SigningRegion"/>.</param>
/// <param name="SigningRegion">The Region in the signature; null means the call's own.</param>
public sealed record AwsHost(string Where, string? Host, string? SigningRegion);
