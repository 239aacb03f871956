using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TemplateWorker.Discord.Gateway;

/// <summary>What an event says, short: of two sessions that bring the same event, both say the same.</summary>
/// <param name="Name">Of its name.</param>
/// <param name="Data">Of its data, half of a SHA-256.</param>
readonly record struct EventKey(ulong Name, UInt128 Data)
{
    /// <summary>The key of an event.</summary>
    public static EventKey Of(in GatewayDispatch dispatch)
    {
        Span<byte> name = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> data = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(dispatch.EventName, name);
        SHA256.HashData(dispatch.Data, data);
        return new EventKey(MemoryMarshal.Read<ulong>(name), MemoryMarshal.Read<UInt128>(data));
    }
}
