using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>Signs certificates of test servers.</summary>
sealed class TestAuthority : IDisposable
{
    readonly X509Certificate2 _own;

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(1));
    }

    /// <summary>Its certificate, for those who trust it.</summary>
    public string Pem => _own.ExportCertificatePem();

    /// <summary>A certificate and its key, valid for a year up to a day, for a name or an address.</summary>
    public (string Certificate, string Key) Sign(string host, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_own, until.AddYears(-1), until, RandomNumberGenerator.GetBytes(8));
        return (signed.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _own.Dispose();
}
