using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TemplateWorker.Storage.Embedded;

/// <summary>Where the files of an embedded PostgreSQL lie.</summary>
sealed class ClusterFolders
{
    // sockaddr_un.sun_path holds 108 bytes with its final zero on Linux, 104 elsewhere; the name takes "/.s.PGSQL.65535".
    static readonly int LongestSocketFolder = (OperatingSystem.IsLinux() ? 107 : 103) - "/.s.PGSQL.65535".Length;

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public ClusterFolders(string dataDirectory)
    {
        Root = Path.GetFullPath(dataDirectory);
        Run = Path.Combine(Root, "run");
        Sockets = Encoding.UTF8.GetByteCount(Run) <= LongestSocketFolder && Run.AsSpan().IndexOfAny("\",") < 0
            ? Run
            : $"/tmp/templateworker-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)).AsSpan(0, 8))}";
    }

    /// <summary>The folder that holds all others.</summary>
    public string Root { get; }

    /// <summary>PostgreSQL's data directory.</summary>
    public string Cluster => Path.Combine(Root, "cluster");

    /// <summary>Where a cluster is made, so that a half-made one is never taken for a whole one.</summary>
    public string HalfMadeCluster => Path.Combine(Root, "cluster.new");

    /// <summary>The folder of what lives as long as the server: log, socket and its users' lock.</summary>
    public string Run { get; }

    /// <summary>The folder of the socket; elsewhere when the path would be too long for one.</summary>
    public string Sockets { get; }

    /// <summary>Held while a server is started or stopped.</summary>
    public string StartLock => Path.Combine(Root, "start.lock");

    /// <summary>Held, shared, by every program that uses the server.</summary>
    public string UsersLock => Path.Combine(Run, "users.lock");

    /// <summary>Held by the process that stops the server when nobody uses it any more.</summary>
    public string MinderLock => Path.Combine(Run, "minder.lock");

    /// <summary>The server's log since its last start.</summary>
    public string Log => Path.Combine(Run, "server.log");

    /// <summary>The log of the start before.</summary>
    public string OldLog => Path.Combine(Run, "server.log.1");

    /// <summary>The password for logins over TCP; the socket asks none.</summary>
    public string Password => Path.Combine(Root, "password");

    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Settings of ours, included by postgresql.conf.</summary>
    public string Settings => Path.Combine(Cluster, "templateworker.conf");

    /// <summary>The major version of the cluster that is there, if one is.</summary>
    public int? ClusterMajor =>
        File.Exists(VersionFile) ? int.Parse(File.ReadAllText(VersionFile).Trim(), CultureInfo.InvariantCulture) : null;

    /// <summary>Makes the folders that are missing.</summary>
    /// <exception cref="EmbeddedPostgresException">One cannot be made, or PostgreSQL's user cannot reach it.</exception>
    public async Task CreateAsync(PostgresUser user, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Root);
            if (!Directory.Exists(Run))
                Directory.CreateDirectory(Run, OwnerOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The folder {Root} for the database cannot be made: {exception.Message} Choose another data_dir, or make it writable.", exception);
        }
        await user.OwnAsync(Run, cancellationToken);
        if (!await user.TestAsync("-w", Run, cancellationToken))
            throw await UnreachableAsync(user, cancellationToken);
        await CreateSocketsAsync(user, cancellationToken);
    }

    async Task CreateSocketsAsync(PostgresUser user, CancellationToken cancellationToken)
    {
        if (Sockets == Run)
            return;
        if (!Directory.Exists(Sockets))
        {
            Directory.CreateDirectory(Sockets, OwnerOnly);
            await user.OwnAsync(Sockets, cancellationToken);
        }
        // /tmp is everybody's: a folder that somebody else put there could show them what passes.
        if (await user.TestAsync("-L", Sockets, cancellationToken) || !await user.TestAsync("-O", Sockets, cancellationToken)
            || File.GetUnixFileMode(Sockets) != OwnerOnly)
        {
            throw new EmbeddedPostgresException(
                $"{Sockets}, the folder for the socket, belongs to somebody else. Remove it, or choose a shorter data_dir than {Root}.");
        }
    }

    async Task<EmbeddedPostgresException> UnreachableAsync(PostgresUser user, CancellationToken cancellationToken)
    {
        for (var folder = new DirectoryInfo(Root); folder.Parent is { } parent; folder = parent)
        {
            if (await user.TestAsync("-x", parent.FullName, cancellationToken) && !await user.TestAsync("-x", folder.FullName, cancellationToken))
            {
                return new EmbeddedPostgresException(
                    $"PostgreSQL does not run as root, and its user postgres may not enter {folder.FullName}, where its data belongs ({Root}). " +
                    $"Choose another data_dir (such as /var/lib/templateworker), start as another user, or open the folder: chmod o+x {folder.FullName}");
            }
        }
        return new EmbeddedPostgresException($"The folder {Run} for the database is not writable. Choose another data_dir, or make it writable.");
    }
}
