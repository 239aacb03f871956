using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>Make a VM for a tenant and run its templates' top level: <see cref="FrameKind.LoadTenant"/>.</summary>
/// <param name="TenantKey">
/// Number that names this VM on this channel. The host never uses one twice, so a late frame cannot reach the wrong VM.
/// </param>
/// <param name="OwnerType">What templates read as <c>tenant.type</c>.</param>
/// <param name="OwnerId">What templates read as <c>tenant.id</c>.</param>
/// <param name="CpuLimitMicroseconds">Processor time that the top levels may use in all, in microseconds. While other templates wait to be loaded, one may
/// use half of what is left, so that one that never ends does not keep the others from loading.</param>
/// <param name="Templates">The tenant's templates, in the order in which they run.</param>
public sealed record LoadTenantMessage(
    uint TenantKey, string OwnerType, string OwnerId, uint CpuLimitMicroseconds,
    IReadOnlyList<TemplateProgram> Templates)
{
    // Lengths of three texts, the version and the number of files; lengths of two texts.
    const int LeastTemplateBytes = 18;
    const int LeastFileBytes = 8;

    /// <summary>
    /// Whether the load is a check, which wants to know where the templates ask for what they ask for. A VM that only
    /// runs is spared what finding that out costs.
    /// </summary>
    public bool IsCheck { get; init; }

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The templates together are above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.LoadTenant);
        writer.WriteUInt32(TenantKey);
        writer.WriteText(OwnerType);
        writer.WriteText(OwnerId);
        writer.WriteUInt32(CpuLimitMicroseconds);
        writer.WriteByte(IsCheck ? (byte)1 : (byte)0);
        writer.WriteUInt16(checked((ushort)Templates.Count));
        foreach (var template in Templates)
        {
            writer.WriteText(template.Name);
            writer.WriteUInt32(template.Version);
            writer.WriteText(template.Entry);
            writer.WriteText(template.Settings);
            writer.WriteUInt16(checked((ushort)template.Files.Count));
            foreach (var (path, source) in template.Files)
            {
                writer.WriteText(path);
                writer.WriteText(source);
            }
        }
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static LoadTenantMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var key = reader.ReadUInt32();
        var ownerType = reader.ReadText();
        var ownerId = reader.ReadText();
        var cpuLimit = reader.ReadUInt32();
        var isCheck = reader.ReadByte() switch
        {
            0 => false,
            1 => true,
            var other => throw new ProtocolException($"A load is a check (1) or not (0), never {other}."),
        };
        var templates = new TemplateProgram[reader.ReadCount(LeastTemplateBytes)];
        for (var i = 0; i < templates.Length; i++)
            templates[i] = ReadTemplate(ref reader);
        reader.End();
        return new LoadTenantMessage(key, ownerType, ownerId, cpuLimit, templates) { IsCheck = isCheck };
    }

    static TemplateProgram ReadTemplate(ref FrameReader reader)
    {
        var name = reader.ReadText();
        var version = reader.ReadUInt32();
        var entry = reader.ReadText();
        var settings = reader.ReadText();
        var count = reader.ReadCount(LeastFileBytes);
        var files = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var path = reader.ReadText();
            if (!files.TryAdd(path, reader.ReadText()))
                throw new ProtocolException($"Template '{name}' holds the file '{path}' twice.");
        }
        return new TemplateProgram(name, version, entry, files, settings);
    }
}
