using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What lines of logs say when something is wrong.</summary>
internal static partial class LogSigns
{
    /// <summary>Signs by the words that show them; the first that fits counts.</summary>
    /// <remarks>Sources: texts of the Lambda runtimes, the AWS SDKs, PostgreSQL, MySQL, Node.js, Python, Java and .NET.</remarks>
    private static readonly ImmutableArray<(string Sign, ImmutableArray<string> Words)> All =
    [
        ("log.timeout", ["Task timed out after", "Status: timeout"]),
        ("log.oom", ["signal: killed", "Runtime.OutOfMemory", "OutOfMemoryError", "out of memory", "heap out of memory", "MemoryError", "OOMKilled", "Cannot allocate memory"]),
        ("log.kms", ["KMSAccessDenied", "KMSDisabled", "KMS.DisabledException", "KMSInvalidState", "KMS.KMSInvalidStateException", "KMSNotFound", "is pending deletion", "AWS KMS key is disabled", "kms:Decrypt", "kms:GenerateDataKey", "Access to KMS is not allowed", "ciphertext refers to a customer master key", "to use the KMS key", "KMS key access denied", "KMS.AccessDenied"]),
        ("log.authorizer", ["Authorizer error", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE"]),
        ("log.archived", ["InvalidObjectState", "not valid for the object's storage class", "storage class does not allow"]),
        ("log.denied", ["Invalid permissions on Lambda function", "AccessDenied", "is not authorized to perform", "UnauthorizedOperation", "Access Denied", "AuthorizationError", "explicit deny", "not authorized to access"]),
        ("log.connections", ["too many connections", "remaining connection slots", "sorry, too many clients", "TooManyConnections", "max_connections", "connection pool exhausted", "QueuePool limit", "Timeout acquiring connection", "ConnectionLimitExceeded"]),
        ("log.lock", ["deadlock", "lock wait timeout", "could not obtain lock", "lock timeout", "canceling statement due to lock", "still waiting for AccessShareLock", "still waiting for AccessExclusiveLock", "still waiting for RowExclusiveLock", "still waiting for ShareLock", "still waiting for ExclusiveLock", "still waiting for transaction", "Process holding the lock", "Lock wait timeout exceeded", "LockNotAvailable", "ORA-00060", "ORA-00054", "metadata lock"]),
        ("log.pool", ["Connection is not available, request timed out", "Unable to acquire JDBC Connection", "HikariPool", "Timeout expired.  The timeout period elapsed prior to obtaining a connection", "ResourceRequest timed out", "Knex: Timeout acquiring a connection"]),
        ("log.credentials", ["Unable to load AWS credentials", "Unable to locate credentials", "CredentialsProviderError", "Could not load credentials from any providers", "NoCredentialProviders", "no EC2 IMDS role found", "Unable to get IAM security credentials", "CredentialRetrievalError", "Failed to refresh credentials", "NoCredentialsError"]),
        ("log.disk", ["No space left on device", "disk is full", "could not extend file", "ENOSPC", "disk full", "DiskFull", "flood-stage", "flood stage disk watermark", "read-only-allow-delete", "disk usage exceeded"]),
        ("log.password", ["password authentication failed", "Access denied for user", "authentication failed", "invalid password", "InvalidClientTokenId", "UnrecognizedClientException", "The security token included in the request is expired", "ExpiredToken", "InvalidSignatureException", "401 Unauthorized", "invalid_api_key", "invalid api key", "API key is not valid", "key provided is not valid", "invalid_client", "invalid_grant", "Bad credentials", "invalid credentials", "status code 401", "535 "]),
        ("log.throttled", ["ThrottlingException", "ProvisionedThroughputExceeded", "TooManyRequestsException", "Rate exceeded", "RequestLimitExceeded", "SlowDown", "LimitExceededException", "Throttling:", "Too Many Requests", "\"status\":\"429\""]),
        ("log.dns", ["ENOTFOUND", "getaddrinfo", "dial tcp: lookup", "NXDOMAIN", "Name or service not known", "Temporary failure in name resolution", "UnknownHostException", "no such host", "EAI_AGAIN", "Could not resolve host", "server misbehaving"]),
        ("log.certificate", ["certificate has expired", "CERT_HAS_EXPIRED", "certificate verify failed", "x509: certificate", "SSLCertVerificationError", "PKIX path", "unable to verify the first certificate"]),
        ("log.refused", ["ECONNREFUSED", "Connection refused", "connection refused"]),
        ("log.unreachable", ["ETIMEDOUT", "Connect timeout", "connect timed out", "ConnectTimeout", "Could not connect to the endpoint", "Connection timed out", "connection timed out", "No route to host", "EHOSTUNREACH", "ENETUNREACH", "Network is unreachable", "i/o timeout", "Timeout connecting to", "timeout while connecting", "Connection timeout", "connection attempt timed out", "ConnectTimeoutException", "RedisTimeoutException", "could not connect to server", "Can't connect to MySQL server", "Unable to connect to", "Failed to connect to", "ConnectTimeoutError"]),
        ("log.import", ["Runtime.ImportModuleError", "Cannot find module", "ModuleNotFoundError", "No module named", "ClassNotFoundException", "NoClassDefFoundError", "Runtime.HandlerNotFound", "Runtime.UserCodeSyntaxError", "Runtime.InvalidEntrypoint", "exec format error", "Runtime.ExitError"]),
        ("log.missing-setting", ["environment variable", "ParameterNotFound", "ResourceNotFoundException", "NoSuchKey", "SecretNotFound", "is not defined", "missing configuration", "NoSuchBucket"]),
        ("log.failover", ["read-only transaction", "the database system is starting up", "the database system is shutting down", "terminating connection due to administrator command", "READONLY You can't write", "server closed the connection unexpectedly", "--read-only option"]),
        ("log.addresses", ["InsufficientFreeAddresses", "not enough free addresses", "no free IP addresses", "EC2 Error encountered in creating network interface", "ENILimitReached", "ENILimit", "failed to assign an IP address", "InsufficientCidrBlocks"]),
        ("log.health-check", ["Health check failed", "health check failed"]),
        ("log.reset", ["ECONNRESET", "Connection reset by peer", "socket hang up", "EPIPE", "broken pipe"]),
    ];

    private static readonly ImmutableArray<string> Errors = ["error", "exception", "fatal", "critical", "panic", "traceback", "failed", "unhandled"];

    /// <summary>What is asked of CloudWatch Logs: any of these words. Its filters know no case.</summary>
    public const string Filter = "?ERROR ?Error ?error ?FATAL ?Fatal ?fatal ?Exception ?exception ?CRITICAL ?critical ?panic ?Traceback ?failed ?Failed ?\"timed out\" ?timeout ?Timeout ?TIMEDOUT ?denied ?Denied ?refused ?REFUSED ?killed ?memory ?deadlock ?\"not authorized\" ?\"too many\" ?\"No space\" ?throttl ?Throttl ?ECONN ?ENOTFOUND ?\"Init Duration\" ?\"slots are reserved\" ?read-only ?expired ?EXPIRED ?exceeded ?Unable ?\"Cannot find\" ?\"Health check\" ?\"lock wait\" ?unreachable ?\"shutting down\" ?\"starting up\" ?\"Too Many Requests\" ?Unauthorized ?FAILURE ?WARN ?\"still waiting\" ?\"holding the lock\" ?credentials ?blocked ?\"not available\" ?\"read only\"";

    /// <summary>The sign of a line: one that the table knows, <c>log.error</c> for any other error, null for none.</summary>
    public static string? Of(string line)
    {
        // Python names a variable that is missing in capitals; other keys are of what it was sent.
        if (MissingVariable().IsMatch(line))
            return "log.missing-setting";
        foreach (var (sign, words) in All)
        {
            if (words.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase)))
                return sign;
        }
        return Errors.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase)) ? "log.error" : null;
    }

    [GeneratedRegex("KeyError: '[A-Z][A-Z0-9_]+'")]
    private static partial Regex MissingVariable();
}
