namespace TemplateWorker.Playground.Gateway;

/// <summary>Counts what a client sends: 120 payloads in 60 seconds, from Discord's documentation.</summary>
sealed class SendAllowance(TimeProvider time)
{
    public const int Payloads = 120;

    static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    long _windowStart = time.GetTimestamp();
    int _used;

    public bool TryUse()
    {
        if (time.GetElapsedTime(_windowStart) >= Window)
        {
            _windowStart = time.GetTimestamp();
            _used = 0;
        }

        return ++_used <= Payloads;
    }
}
