using System.Globalization;
using TemplateWorker.Configuration;

namespace TemplateWorker.Doctor;

/// <summary>Whether there is room where the host writes.</summary>
sealed class DiskCheck : IDoctorCheck
{
    // PostgreSQL stops when it cannot write its log of 16 MiB pieces; the compiler and its cache take 64 MiB.
    const long Little = 1024L * 1024 * 1024;
    const long TooLittle = 128L * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "disk";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) => Task.FromResult<IReadOnlyList<Finding>>(
        [
            .. settings.Database.Url is null ? [Look("data_dir", settings.DataDir)] : Array.Empty<Finding>(),
            Look("the compiler's folder", settings.Limits.ToCompilerOptions().Folder),
            Look("the temporary folder", Path.GetTempPath()),
        ]);

    static Finding Look(string subject, string folder)
    {
        // What is not there yet is made in what is.
        var place = Path.GetFullPath(folder);
        while (!Directory.Exists(place))
        {
            place = Path.GetDirectoryName(place)!;
        }

        try
        {
            var free = new DriveInfo(place).AvailableFreeSpace;
            var room = string.Create(CultureInfo.InvariantCulture, $"{folder}: {free / (1024.0 * 1024 * 1024):0.0} GiB are free");
            return free < TooLittle ? Finding.Failed(subject, room, "Make room, or name another folder.")
                : free < Little ? Finding.Warning(subject, room, "Make room before it is full.")
                : CanWrite(place) is { } reason ? Finding.Failed(subject, $"{folder}: {reason}", "Give the worker's user the folder, or name another one.")
                : Finding.Ok(subject, room);
        }
        catch (IOException error)
        {
            return Finding.Failed(subject, $"{folder}: {error.Message}", "Look after that disk, or name another folder.");
        }
    }

    static string? CanWrite(string folder)
    {
        var file = Path.Combine(folder, $".templateworker-doctor-{Environment.ProcessId}");
        try
        {
            using var written = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
