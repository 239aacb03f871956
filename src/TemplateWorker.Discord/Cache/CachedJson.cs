using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Discord.Cache;

/// <summary>Reads of Discord's objects what permissions depend on.</summary>
static class CachedJson
{
    /// <summary>Reads an event's data, which must be an object.</summary>
    public static JsonDocument Parse(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        return JsonDocument.ParseValue(ref json);
    }

    /// <summary>The id of an object, or another id that it holds.</summary>
    public static ulong IdOf(JsonElement thing, string property = "id") => Number(thing.GetProperty(property).GetString()!);

    /// <summary>A role's permissions.</summary>
    public static ulong PermissionsOf(JsonElement role) => Number(role.GetProperty("permissions").GetString()!);

    /// <summary>A channel or a thread.</summary>
    public static CachedChannel ChannelOf(JsonElement channel) => new(
        channel.GetProperty("type").GetInt32(),
        channel.TryGetProperty("parent_id", out var parent) && parent.ValueKind == JsonValueKind.String ? Number(parent.GetString()!) : 0,
        channel.TryGetProperty("permission_overwrites", out var overwrites) && overwrites.ValueKind == JsonValueKind.Array
            ? [.. overwrites.EnumerateArray().Select(OverwriteOf)]
            : []);

    /// <summary>A member with its user.</summary>
    public static CachedMember MemberOf(JsonElement member) => new(
        IdOf(member.GetProperty("user")),
        [.. member.GetProperty("roles").EnumerateArray().Select(role => Number(role.GetString()!))],
        member.TryGetProperty("communication_disabled_until", out var until) && until.ValueKind == JsonValueKind.String
            ? until.GetDateTimeOffset()
            : null);

    /// <summary>The members of a list that an object may hold.</summary>
    public static IEnumerable<JsonElement> ListOf(JsonElement thing, string property) =>
        thing.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    static ChannelOverwrite OverwriteOf(JsonElement overwrite) => new(
        IdOf(overwrite),
        // 0 is a role, 1 a member.
        overwrite.GetProperty("type").GetInt32() == 1,
        Number(overwrite.GetProperty("allow").GetString()!),
        Number(overwrite.GetProperty("deny").GetString()!));

    static ulong Number(string digits) => ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
