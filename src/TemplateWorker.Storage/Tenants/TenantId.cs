using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TemplateWorker.Storage.Tenants;

/// <summary>Who owns templates and data.</summary>
/// <param name="OwnerType">Guild or user.</param>
/// <param name="OwnerId">The Discord id of the owner.</param>
public readonly record struct TenantId(TenantOwnerType OwnerType, ulong OwnerId)
{
    const string GuildText = "guild";
    const string UserText = "user";

    /// <summary>The tenant of a guild.</summary>
    /// <param name="guildId">The guild's Discord id.</param>
    public static TenantId Guild(ulong guildId) => new(TenantOwnerType.Guild, guildId);

    /// <summary><c>guild</c> or <c>user</c>, as stored.</summary>
    public string OwnerTypeText => OwnerType == TenantOwnerType.Guild ? GuildText : UserText;

    /// <summary>The id as decimal text, as stored.</summary>
    public string OwnerIdText => OwnerId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the stored parts of an id.</summary>
    /// <param name="ownerType"><c>guild</c> or <c>user</c>.</param>
    /// <param name="ownerId">Decimal text.</param>
    /// <param name="tenant">The tenant they name.</param>
    public static bool TryParse([NotNullWhen(true)] string? ownerType, [NotNullWhen(true)] string? ownerId, out TenantId tenant)
    {
        tenant = default;
        if (ownerType is not (GuildText or UserText)
            || !ulong.TryParse(ownerId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }
        tenant = new TenantId(ownerType == GuildText ? TenantOwnerType.Guild : TenantOwnerType.User, id);
        return true;
    }

    /// <summary>Such as <c>guild 42</c>.</summary>
    public override string ToString() => $"{OwnerTypeText} {OwnerIdText}";
}
