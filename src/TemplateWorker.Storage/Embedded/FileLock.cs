namespace TemplateWorker.Storage.Embedded;

/// <summary>
/// A lock on a file (flock), shared or exclusive, that the system releases when its process ends in whatever way.
/// </summary>
static class FileLock
{
    // EWOULDBLOCK of flock(2), which .NET hands on as it is.
    const int LinuxWouldBlock = 11;
    const int MacWouldBlock = 35;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock if it is free.</summary>
    public static FileStream? TryTake(string path, bool shared)
    {
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, shared ? FileAccess.Read : FileAccess.ReadWrite, shared ? FileShare.Read : FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Others held it all the time.</exception>
    public static async Task<FileStream> TakeAsync(
        string path, bool shared, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path, shared) is { } taken)
                return taken;
            if (time.GetElapsedTime(started) > timeout)
                throw new TimeoutException($"{path} stayed locked by another process for {timeout.TotalSeconds:0} s.");
            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
