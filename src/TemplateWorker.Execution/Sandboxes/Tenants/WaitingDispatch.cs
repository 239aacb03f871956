using System.Buffers;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>An event that waits for its tenant's templates, for a sandbox or for its turn.</summary>
/// <param name="id">Number of the dispatch.</param>
/// <param name="eventName">The event.</param>
/// <param name="payload">Its data; copied into a shared buffer.</param>
/// <param name="deadline">Time that it may take.</param>
/// <param name="completion">Told of the outcome.</param>
readonly struct WaitingDispatch(
    ulong id, EventName eventName, ReadOnlySpan<byte> payload, TimeSpan deadline, IDispatchObserver? completion)
{
    readonly byte[] _buffer = Copy(payload);

    /// <summary>Number of the dispatch.</summary>
    public ulong Id { get; } = id;

    /// <summary>The event.</summary>
    public EventName Event { get; } = eventName;

    /// <summary>Bytes of its data.</summary>
    public int Length { get; } = payload.Length;

    /// <summary>Its data, until it is recycled.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(0, Length);

    /// <summary>Time that it may take.</summary>
    public TimeSpan Deadline { get; } = deadline;

    /// <summary>Told of the outcome.</summary>
    public IDispatchObserver? Completion { get; } = completion;

    /// <summary>Gives the buffer back; the data is not looked at any more.</summary>
    public void Recycle() => ArrayPool<byte>.Shared.Return(_buffer);

    static byte[] Copy(ReadOnlySpan<byte> payload)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer);
        return buffer;
    }
}
