using System.Security.Cryptography.X509Certificates;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>A server with TLS on 127.0.0.1 and, where the machine has it, ::1, whose certificate tests choose.</summary>
public sealed class SecuredServer : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly TestAuthority _authority = new("authority of the tests");
    EmbeddedPostgres _server = null!;
    string _password = "";

    /// <summary>A role that logs in with a certificate for its name, and with nothing else, and its database.</summary>
    public const string Certified = "certified";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => _folder.Combine("data");

    public async ValueTask InitializeAsync()
    {
        await ConfiguredServer.MakeAsync(Data, "listen_addresses = '127.0.0.1,::1'\nssl = on\nssl_ca_file = 'clients.crt'\n");
        var cluster = new ClusterFolders(Data).Cluster;
        await File.WriteAllTextAsync(Path.Combine(cluster, "clients.crt"), _authority.Pem, Cancel);
        var rules = Path.Combine(cluster, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, $"hostssl all {Certified} all cert\n{await File.ReadAllTextAsync(rules, Cancel)}", Cancel);
        await WriteAsync(_authority.Sign("127.0.0.1", DateTimeOffset.UtcNow.AddDays(1)));
        _server = await Embedded.EmbeddedServer.StartAsync(Data);
        _password = await ConfiguredServer.PasswordOfAsync(Data);
        Root = _folder.Write("root.pem", _authority.Pem);
        await Embedded.EmbeddedServer.ExecuteAsync(_server, $"CREATE ROLE {Certified} LOGIN");
        await Embedded.EmbeddedServer.ExecuteAsync(_server, $"CREATE DATABASE {Certified} OWNER {Certified}");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    /// <summary>The file with the certificate of its authority.</summary>
    public string Root { get; private set; } = "";

    public int Port => _server.Port;

    /// <summary>Its address over TCP.</summary>
    public string Url(string parameters, string host = "127.0.0.1") => $"postgres://postgres:{_password}@{host}:{Port}/templateworker?{parameters}";

    /// <summary>Its address for <see cref="Certified"/>.</summary>
    public string CertifiedUrl(string parameters) => $"postgres://{Certified}@127.0.0.1:{Port}/{Certified}?{parameters}";

    /// <summary>The files of a certificate and a key for a role.</summary>
    /// <param name="role">Whose.</param>
    /// <param name="authority">Who signs it; null for the one that the server trusts.</param>
    internal (string Certificate, string Key) CertificateOf(string role, TestAuthority? authority = null)
    {
        var pair = (authority ?? _authority).Sign(role, DateTimeOffset.UtcNow.AddDays(1));
        var key = _folder.Write($"{role}.key", pair.Key);
        // PostgreSQL's programs take no key that others may read.
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return (_folder.Write($"{role}.pem", pair.Certificate), key);
    }

    /// <summary>The same in the driver's form.</summary>
    public string Settings(string more) => $"Host=127.0.0.1;Port={Port};Username=postgres;Password={_password};Database=templateworker;{more}";

    /// <summary>Lets it show a certificate of its authority from now on.</summary>
    public async Task ShowAsync(string host, DateTimeOffset until)
    {
        var pair = _authority.Sign(host, until);
        using var expected = X509Certificate2.CreateFromPem(pair.Certificate);
        await WriteAsync(pair);
        await Embedded.EmbeddedServer.ExecuteAsync(_server, "SELECT pg_reload_conf()");
        await Eventually.HoldsAsync(
            async () =>
            {
                using var shown = await ServerCertificate.FetchAsync(new DatabaseHost("127.0.0.1", Port), Cancel);
                return shown?.Thumbprint == expected.Thumbprint;
            },
            "the server shows its new certificate");
    }

    async Task WriteAsync((string Certificate, string Key) pair)
    {
        var user = await PostgresUser.ChooseAsync(Cancel);
        var cluster = new ClusterFolders(Data).Cluster;
        await File.WriteAllTextAsync(Path.Combine(cluster, "server.crt"), pair.Certificate, Cancel);
        var key = Path.Combine(cluster, "server.key");
        await File.WriteAllTextAsync(key, pair.Key, Cancel);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await user.OwnAsync(key, Cancel);
    }
}
