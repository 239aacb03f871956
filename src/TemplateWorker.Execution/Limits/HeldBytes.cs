namespace TemplateWorker.Execution.Limits;

/// <summary>Memory that host calls with files hold from their arrival to their answer. Safe from any thread.</summary>
/// <param name="most">Most of it, in bytes.</param>
sealed class HeldBytes(long most)
{
    long _held;

    /// <summary>Counts a call unless it is too much with the others.</summary>
    /// <param name="bytes">Its size.</param>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= most)
            return true;
        Release(bytes);
        return false;
    }

    /// <summary>A call was answered.</summary>
    /// <param name="bytes">Its size.</param>
    public void Release(int bytes) => Interlocked.Add(ref _held, -bytes);
}
