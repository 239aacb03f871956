namespace TemplateWorker.Storage.Tenants;

/// <summary>What kind of owner a tenant is.</summary>
public enum TenantOwnerType
{
    /// <summary>A Discord guild.</summary>
    Guild,

    /// <summary>A Discord user.</summary>
    User,
}
