using System.Runtime.Serialization;

namespace TemplateWorker.Storage.Connections;

/// <summary>How a connection is protected (https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION).</summary>
public enum TransportSecurity
{
    /// <summary>Never by TLS.</summary>
    Disable,

    /// <summary>By TLS where the server has it.</summary>
    Prefer,

    /// <summary>By TLS, whoever the server is; whose certificate it has is not looked at.</summary>
    Require,

    /// <summary>By TLS, with a certificate that a trusted authority signed.</summary>
    [EnumMember(Value = "verify-ca")]
    VerifyCa,

    /// <summary>By TLS, with a certificate that a trusted authority signed for the host's name.</summary>
    [EnumMember(Value = "verify-full")]
    VerifyFull,
}
