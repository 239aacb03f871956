namespace TemplateWorker.Storage.Connections;

/// <summary>The files that a connection names. The driver opens them late, and its error does not tell which setting named them.</summary>
static class DatabaseFiles
{
    /// <summary>Makes sure that each can be read.</summary>
    /// <exception cref="DatabaseUnavailableException">One cannot.</exception>
    public static void Check(DatabaseConnection target)
    {
        var settings = target.CopySettings();
        Check(target, "sslrootcert (Root Certificate)", settings.RootCertificate);
        Check(target, "sslcert (SSL Certificate)", settings.SslCertificate);
        Check(target, "sslkey (SSL Key)", settings.SslKey);
    }

    static void Check(DatabaseConnection target, string setting, string? file)
    {
        if (string.IsNullOrEmpty(file))
            return;
        try
        {
            File.OpenRead(file).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"{target} cannot be reached: the file {file}, which {setting} of the connection names, cannot be read: {exception.Message}", exception,
                "Correct the path, or make the file readable for this user.");
        }
    }
}
